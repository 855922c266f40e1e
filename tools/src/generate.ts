/** Writes docs/generated from the contracts; with --check it compares instead, and fails on a difference. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  allEvents,
  asyncApiDocument,
  disclosureApi,
  evidenceApi,
  openApiDocument,
  operationsApi,
  reviewApi,
  type Route,
} from '@sanzhi/contracts';

const folder = join(import.meta.dirname, '../../docs/generated');
const check = process.argv.includes('--check');

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const openApi = (service: string, table: Record<string, Route>) =>
  json(openApiDocument(service, { ...table, ...operationsApi }));

const eventTable = [
  '# Events 事件一览',
  '',
  'Generated from `libs/contracts/src/events`. 字段见 `asyncapi.json`。',
  '',
  '| type | 中文 |',
  '| --- | --- |',
  ...allEvents.map(({ type, zh }) => `| \`${type}\` | ${zh} |`),
  '',
].join('\n');

const files: Record<string, string> = {
  'openapi-evidence.json': openApi('evidence', evidenceApi),
  'openapi-review.json': openApi('review', reviewApi),
  'openapi-disclosure.json': openApi('disclosure', disclosureApi),
  'asyncapi.json': json(asyncApiDocument(allEvents)),
  'events.md': eventTable,
};

const current = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

mkdirSync(folder, { recursive: true });
const stale = Object.entries(files).filter(([name, text]) => current(join(folder, name)) !== text);
for (const [name, text] of stale) {
  if (check) process.stderr.write(`docs/generated/${name} is out of date: run npm run generate\n`);
  else writeFileSync(join(folder, name), text);
}
if (check && stale.length > 0) process.exitCode = 1;
