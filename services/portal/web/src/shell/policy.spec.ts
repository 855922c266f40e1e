import { expect, it } from '@jest/globals';
import { howToAnswer } from './policy.ts';

const origin = 'https://sanzhi.example.gov.cn';
const asked = (path: string, mode = 'cors', method = 'GET') =>
  howToAnswer({ method, mode, url: new URL(path, origin).href }, origin);

it('keeps pages and files of the workbench', () => {
  expect(asked('/workbench/', 'navigate')).toBe('page');
  expect(asked('/workbench/capture?x=1', 'navigate')).toBe('page');
  expect(asked('/workbench/assets/index-1a2b3c.js')).toBe('file');
});

it.each([
  '/api/evidence/v1/matters',
  '/session',
  '/session/login',
  '/check',
  '/workbenches',
  'https://files.example.gov.cn/records/1',
])('leaves %s alone, however it is asked for', (path) => {
  expect(asked(path)).toBeUndefined();
  expect(asked(path, 'navigate')).toBeUndefined();
});

it('leaves every write alone', () => expect(asked('/workbench/', 'cors', 'POST')).toBeUndefined());
