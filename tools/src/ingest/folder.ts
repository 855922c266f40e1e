import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { mediaTypeOf } from '@sanzhi/contracts';
import type { Difference, HashList, ListLine } from './hash-list.ts';
import { eachOf } from '../each-of.ts';

export interface Ready extends ListLine {
  path: string;
  size: number;
  contentType: string;
  startedAt: string;
  endedAt: string;
}

const digestOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 }))
    hash.update(chunk as Buffer);
  return hash.digest('hex');
};

const filesIn = async (folder: string): Promise<string[]> => {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
};

type Judged = { ready: Ready } | { difference: Difference };

const judge = async (folder: string, line: ListLine): Promise<Judged> => {
  const { name } = line;
  const refused = (kind: Difference['kind'], zh: string, en: string): Judged => ({
    difference: { kind, name, note: { zh, en } },
  });
  const path = join(folder, name);
  try {
    const { size, mtime } = await stat(path);
    if (size === 0)
      return refused(
        'empty-file',
        '文件是空的，请从设备重新导出',
        'it is empty; export it from the device again',
      );
    const contentType = mediaTypeOf(name);
    if (contentType === undefined)
      return refused(
        'unreadable',
        '不是录像、录音或者照片文件，请在案件中另行登记',
        'no video, audio or picture; hand it in within its matter',
      );
    if ((await digestOf(path)) !== line.sha256)
      return refused(
        'changed-digest',
        '文件内容与清单的SHA-256不符，请从设备重新导出原始文件',
        'not the SHA-256 of the list; export the original from the device again',
      );
    const endedAt = line.endedAt ?? line.startedAt ?? mtime.toISOString();
    return { ready: { ...line, path, size, contentType, endedAt, startedAt: line.startedAt ?? endedAt } };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT'
      ? refused(
          'missing-file',
          '清单中有而文件夹中没有，请补齐文件后再次运行',
          'in the list, not in the folder; add the file and run again',
        )
      : refused(
          'unreadable',
          `无法读取（${code ?? String(error)}），请检查存储卡和权限`,
          `cannot be read (${code ?? String(error)}); look at the card and the permissions`,
        );
  }
};

export interface Compared {
  ready: Ready[];
  differences: Difference[];
}

/** Every line against its file, every file against the list; one bad file spoils no other. */
export const compareFolder = async (
  given: string,
  list: HashList,
  { listPath, parallel }: { listPath: string; parallel: number },
): Promise<Compared> => {
  const folder = resolve(given);
  const ready: Ready[] = [];
  const differences = [...list.differences];
  await eachOf(list.lines, parallel, async (line) => {
    const judged = await judge(folder, line);
    if ('ready' in judged) ready.push(judged.ready);
    else differences.push(judged.difference);
  });
  const listed = new Set([...list.lines, ...list.differences].map(({ name }) => name));
  const own = relative(folder, resolve(listPath)).split(sep).join('/');
  for (const name of await filesIn(folder))
    if (!listed.has(name) && name !== own)
      differences.push({
        kind: 'extra-file',
        name,
        note: {
          zh: '文件夹中有而清单中没有，未收；如需上交请补入清单，作为新批次',
          en: 'in the folder, not in the list: not taken; add it to a list, which is a new batch',
        },
      });
  const order = new Map(list.lines.map(({ name }, index) => [name, index]));
  ready.sort((a, b) => (order.get(a.name) ?? 0) - (order.get(b.name) ?? 0));
  return { ready, differences };
};
