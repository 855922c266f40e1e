import { createHash } from 'node:crypto';
import type { Words } from '@sanzhi/kernel';

export type DifferenceKind =
  | 'extra-line'
  | 'missing-file'
  | 'extra-file'
  | 'changed-digest'
  | 'empty-file'
  | 'unreadable'
  | 'duplicate'
  | 'bad-line';

/** What keeps a file, or a line, from being taken, and what to do about it. */
export interface Difference {
  kind: DifferenceKind;
  name: string;
  note: Words;
}

export interface ListLine {
  name: string;
  sha256: string;
  startedAt?: string;
  endedAt?: string;
  officer?: string;
}

export interface HashList {
  /** Of the list itself, byte for byte: it names the batch. */
  sha256: string;
  lines: ListLine[];
  differences: Difference[];
}

/** What the service takes as a name. */
const longestName = 200;

const columns: Readonly<Record<string, keyof ListLine>> = {
  name: 'name',
  filename: 'name',
  文件名: 'name',
  文件名称: 'name',
  sha256: 'sha256',
  'sha-256': 'sha256',
  校验值: 'sha256',
  哈希值: 'sha256',
  startedat: 'startedAt',
  开始时间: 'startedAt',
  endedat: 'endedAt',
  结束时间: 'endedAt',
  officer: 'officer',
  执法证号: 'officer',
};

const decode = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Stations sold here write their lists in the national encoding.
    return new TextDecoder('gb18030').decode(bytes);
  }
};

/** RFC 4180: quoted cells may hold commas and doubled quotes. */
const cellsOf = (row: string): string[] => {
  const cells: string[] = [];
  const pattern = /(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g;
  for (const [, quoted, plain] of row.matchAll(pattern))
    cells.push((quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"')).trim());
  return cells;
};

/** With an offset; a station's local time is taken as that of Beijing. */
const instantOf = (text: string): string | undefined => {
  const local = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[ T](\d{1,2}:\d{2}(?::\d{2})?)$/.exec(text);
  const [, year, month = '', day = '', time = ''] = local ?? [];
  const full = local
    ? `${year ?? ''}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${time.padStart(time.length > 5 ? 8 : 5, '0')}+08:00`
    : text;
  return Number.isNaN(Date.parse(full)) ? undefined : new Date(full).toISOString();
};

const safe = (name: string): boolean =>
  name !== '' && !name.startsWith('/') && !/^[a-z]:/i.test(name) && !name.split('/').includes('..');

/** Whatever can be said of a bad line is kept with the name of its file, so that the file is not called surplus as well. */
type Read = { line: ListLine } | { fault: Words; name: string | undefined };

const faulty = (name: string | undefined, zh: string, en: string): Read => ({ fault: { zh, en }, name });

const checked = (line: ListLine): Read => {
  if (!safe(line.name))
    return faulty(line.name, '文件名须是文件夹内的相对路径', 'the name must be a path within the folder');
  if (!/^[0-9a-f]{64}$/.test(line.sha256))
    return faulty(line.name, 'SHA-256须是64位十六进制', 'SHA-256 must be 64 hexadecimal digits');
  return { line };
};

const fromSum = (row: string): Read => {
  const gnu = /^([0-9a-f]{64})[ \t]+\*?(.+)$/i.exec(row);
  const bsd = /^SHA256 \((.+)\) = ([0-9a-f]{64})$/i.exec(row);
  const [name, sha256] = gnu ? [gnu[2], gnu[1]] : bsd ? [bsd[1], bsd[2]] : [];
  if (name === undefined || sha256 === undefined) {
    const rest = /^\S+[ \t]+\*?(.+)$/.exec(row)?.[1];
    return faulty(rest && clean(rest), '不是sha256sum格式的一行', 'no line of sha256sum');
  }
  return checked({ name: clean(name), sha256: sha256.toLowerCase() });
};

const clean = (name: string): string => name.trim().replaceAll('\\', '/').replace(/^\.\//, '');

const fromCells = (cells: readonly string[], header: readonly (keyof ListLine | undefined)[]): Read => {
  const of = (column: keyof ListLine) => cells[header.indexOf(column)] ?? '';
  const times: Partial<ListLine> = {};
  for (const column of ['startedAt', 'endedAt'] as const) {
    if (of(column) === '') continue;
    const time = instantOf(of(column));
    if (time === undefined)
      return faulty(clean(of('name')), `时间无法识别：${of(column)}`, `no time: ${of(column)}`);
    times[column] = time;
  }
  const officer = of('officer');
  return checked({
    name: clean(of('name')),
    sha256: of('sha256').toLowerCase(),
    ...times,
    ...(officer === '' ? {} : { officer }),
  });
};

/** sha256sum's own format, or a table (CSV) with a first row that names its columns. */
export const readHashList = (bytes: Uint8Array): HashList => {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const rows = decode(bytes)
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  const first = rows.find((row) => row.trim() !== '' && !row.startsWith('#')) ?? '';
  const header = cellsOf(first).map((cell) => columns[cell.toLowerCase()]);
  const table = header.includes('name') && header.includes('sha256');
  const list: HashList = { sha256, lines: [], differences: [] };
  const names = new Set<string>();
  const contents = new Map<string, string>();
  rows.forEach((row, index) => {
    if (row.trim() === '' || row.startsWith('#') || (table && row === first)) return;
    const read = table ? fromCells(cellsOf(row), header) : fromSum(row);
    const where = { zh: `清单第${index + 1}行`, en: `line ${index + 1} of the list` };
    if ('fault' in read)
      return list.differences.push({
        kind: 'bad-line',
        name: (read.name || where.zh).slice(0, longestName),
        note: {
          zh: `${where.zh}：${read.fault.zh}，请更正清单`,
          en: `${where.en}: ${read.fault.en}; correct the list`,
        },
      });
    const { line } = read;
    const twin = contents.get(line.sha256);
    if (names.has(line.name))
      return list.differences.push({
        kind: 'extra-line',
        name: line.name,
        note: {
          zh: `${where.zh}：同名的一行已在前面，请删去多余的行`,
          en: `${where.en}: the same name stands above; take this line out`,
        },
      });
    if (twin !== undefined)
      return list.differences.push({
        kind: 'duplicate',
        name: line.name,
        note: {
          zh: `${where.zh}：与${twin}内容相同，只收一份，请删去其中一行`,
          en: `${where.en}: the same content as ${twin}; one is taken, take one line out`,
        },
      });
    names.add(line.name);
    contents.set(line.sha256, line.name);
    return list.lines.push(line);
  });
  return list;
};
