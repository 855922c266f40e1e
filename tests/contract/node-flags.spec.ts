import { expect, it } from '@jest/globals';
import { nodeFlags, nodeVariables } from '@sanzhi/testing';
import { textOf } from './deployed-services.ts';

it('runs a service in the image as it is run here, so that memory measured here is memory there', () => {
  const dockerfile = textOf('deploy/Dockerfile');
  const entry = /^ENTRYPOINT (\["node", "--enable-source-maps".*\])$/m.exec(dockerfile);
  expect(JSON.parse(entry?.[1] ?? '[]')).toEqual(['node', ...nodeFlags]);
  for (const [name, value] of Object.entries(nodeVariables)) expect(dockerfile).toContain(`${name}=${value}`);
});
