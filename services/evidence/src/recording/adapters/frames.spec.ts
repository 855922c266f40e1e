import { expect, it } from '@jest/globals';
import { lastFrame } from './frames.ts';

it('finds the end of the latest frame over streams with units of their own', () => {
  const text = [
    '#software: Lavf59.27.100',
    '#tb 0: 1/25',
    '#tb 1: 1/44100',
    '0,        100,        100,        1,   115200, 0x01',
    '1,     220500,     220500,     1024,     2048, 0x02',
    '0,        101,        101,        1,   115200, 0x03',
  ].join('\n');
  expect(lastFrame(text)).toBeCloseTo(5.0232, 3);
});

it('is nothing when nothing was decoded', () => {
  expect(lastFrame('#tb 0: 1/25\n')).toBeUndefined();
});
