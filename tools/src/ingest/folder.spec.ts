import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareFolder } from './folder.ts';
import { readHashList } from './hash-list.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ingest-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const sum = (text: string) => createHash('sha256').update(text).digest('hex');

it('compares every line with its file and every file with the list, and one bad file spoils no other', async () => {
  mkdirSync(join(folder, 'sub'));
  mkdirSync(join(folder, 'folder.mp4'));
  const files = { 'good.mp4': 'good', 'sub/deep.jpg': 'deep', 'changed.mp4': 'new', 'empty.mp4': '' };
  for (const [name, text] of Object.entries({ ...files, 'extra.mp4': 'extra', 'paper.docx': 'paper' }))
    writeFileSync(join(folder, name), text);
  const listed = {
    ...files,
    'changed.mp4': 'old',
    'missing.mp4': 'missing',
    'folder.mp4': 'x',
    'paper.docx': 'paper',
  };
  const text = Object.entries(listed)
    .map(([name, content]) => `${sum(content)}  ${name}`)
    .join('\n');
  const listPath = join(folder, 'hashes.txt');
  writeFileSync(listPath, text);
  const { ready, differences } = await compareFolder(folder, readHashList(Buffer.from(text)), {
    listPath,
    parallel: 2,
  });
  expect(ready.map(({ name, size, contentType }) => [name, size, contentType])).toEqual([
    ['good.mp4', 4, 'video/mp4'],
    ['sub/deep.jpg', 4, 'image/jpeg'],
  ]);
  expect(differences.map(({ kind, name }) => `${kind} ${name}`).sort()).toEqual([
    'changed-digest changed.mp4',
    'empty-file empty.mp4',
    'extra-file extra.mp4',
    'missing-file missing.mp4',
    'unreadable folder.mp4',
    'unreadable paper.docx',
  ]);
  for (const { note } of differences) expect([note.zh, note.en]).not.toContain('');
});

it('counts a file of a bad line once', async () => {
  const own = mkdtempSync(join(folder, 'bad-'));
  writeFileSync(join(own, 'one.mp4'), 'one');
  const list = readHashList(Buffer.from('abc  one.mp4\n'));
  const { differences } = await compareFolder(own, list, { listPath: join(folder, 'x'), parallel: 1 });
  expect(differences.map(({ kind, name }) => [kind, name])).toEqual([['bad-line', 'one.mp4']]);
});
