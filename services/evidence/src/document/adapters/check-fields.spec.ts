import { expect, it } from '@jest/globals';
import { InvalidInput } from '@sanzhi/http';
import { siteRecord } from '../../../test/document-scene.ts';
import { checkFields } from './check-fields.ts';

it('names every field that is wrong, as the caller wrote it, in both languages', () => {
  const { findings: _, ...rest } = siteRecord;
  let error: unknown;
  try {
    checkFields(9, { ...rest, from: 'yesterday' });
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(InvalidInput);
  const { errors } = error as InvalidInput;
  expect(errors.map(({ field }) => field).sort()).toEqual(['fields.findings', 'fields.from']);
  for (const { zh, en } of errors) {
    expect(zh).toMatch(/[一-鿿]/);
    expect(en).toMatch(/[a-z]/i);
  }
});

it('lets pass what the form takes', () => {
  expect(() => checkFields(9, siteRecord)).not.toThrow();
});
