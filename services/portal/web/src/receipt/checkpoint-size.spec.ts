import { expect, it } from '@jest/globals';
import { checkpointSize } from './checkpoint-size.ts';
import { fileNameOf } from './download.ts';

it('reads the size out of a tlog-proof, and of nothing else', () => {
  const proof = 'c2sp.org/tlog-proof@v1\nindex 3\nAAAA\n\nlog.example\n42\nroot=\n\n— log.example c2ln\n';
  expect(checkpointSize(proof)).toBe(42);
  expect(checkpointSize('c2sp.org/tlog-proof@v1')).toBeUndefined();
  expect(checkpointSize('')).toBeUndefined();
});

it('names a file so that every system takes it', () => {
  expect(fileNameOf('现场检查: 后厨/冷库 "全程"')).toBe('现场检查_后厨_冷库_全程_');
});
