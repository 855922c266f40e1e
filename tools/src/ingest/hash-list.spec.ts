import { expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readHashList } from './hash-list.ts';

const a = 'a'.repeat(64);
const b = 'b'.repeat(64);
const read = (text: string) => readHashList(Buffer.from(text));

it('reads sha256sum, with its star and its BSD form', () => {
  const text = `${a}  one.mp4\n${b} *sub/two.mp4\nSHA256 (three.jpg) = ${'c'.repeat(64)}\n\n# end\n`;
  expect(read(text)).toEqual({
    sha256: createHash('sha256').update(text).digest('hex'),
    lines: [
      { name: 'one.mp4', sha256: a },
      { name: 'sub/two.mp4', sha256: b },
      { name: 'three.jpg', sha256: 'c'.repeat(64) },
    ],
    differences: [],
  });
});

it('reads a table with columns in any order, in Chinese or English, quoted, with local times', () => {
  const text = `\uFEFF校验值,文件名,开始时间,结束时间,执法证号\r\n${a.toUpperCase()},"甲,乙.mp4",2026/2/9 9:05:07,2026-02-09T10:00:00+08:00,18110028001\r\n`;
  expect(read(text).lines).toEqual([
    {
      name: '甲,乙.mp4',
      sha256: a,
      startedAt: '2026-02-09T01:05:07.000Z',
      endedAt: '2026-02-09T02:00:00.000Z',
      officer: '18110028001',
    },
  ]);
});

it('reads a list in the national encoding', () => {
  // 文件名 and 现场.mp4 in GB 18030.
  const header = Buffer.concat([Buffer.from([0xce, 0xc4, 0xbc, 0xfe, 0xc3, 0xfb]), Buffer.from(',sha256\n')]);
  const row = Buffer.concat([Buffer.from([0xcf, 0xd6, 0xb3, 0xa1]), Buffer.from(`.mp4,${a}\n`)]);
  expect(readHashList(Buffer.concat([header, row])).lines).toEqual([{ name: '现场.mp4', sha256: a }]);
});

it('names each bad line, what stands twice, and what would leave the folder; the rest goes on', () => {
  const { lines, differences } = read(
    [`${a}  one.mp4`, 'nonsense', `${b}  one.mp4`, `${a}  copy.mp4`, `${b}  ../up.mp4`, `${b}  two.mp4`].join(
      '\n',
    ),
  );
  expect(lines.map(({ name }) => name)).toEqual(['one.mp4', 'two.mp4']);
  expect(differences.map(({ kind, name }) => [kind, name])).toEqual([
    ['bad-line', '清单第2行'],
    ['extra-line', 'one.mp4'],
    ['duplicate', 'copy.mp4'],
    ['bad-line', '../up.mp4'],
  ]);
  expect(differences[3]?.note).toEqual({
    zh: expect.stringContaining('清单第5行'),
    en: expect.stringContaining('line 5'),
  });
});

it('names a time that is none', () => {
  const { differences } = read(`name,sha256,startedAt\na.mp4,${a},yesterday\n`);
  expect(differences[0]?.note.zh).toContain('yesterday');
  expect(differences[0]?.name).toBe('a.mp4');
});

it('keeps the name of a bad line’s file, whatever is wrong with the line', () => {
  expect(read(`abc123  one.mp4\n`).differences[0]?.name).toBe('one.mp4');
  expect(read(`name,sha256\ntwo.mp4,abc\n`).differences[0]?.name).toBe('two.mp4');
});
