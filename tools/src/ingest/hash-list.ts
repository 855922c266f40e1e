import { createHash } from 'node:crypto';

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
  note: string;
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

type Read = { line: ListLine } | { fault: string };

const checked = (line: ListLine): Read => {
  if (!safe(line.name)) return { fault: '文件名须是文件夹内的相对路径' };
  if (!/^[0-9a-f]{64}$/.test(line.sha256)) return { fault: 'SHA-256须是64位十六进制' };
  return { line };
};

const fromSum = (row: string): Read => {
  const gnu = /^([0-9a-f]{64})[ \t]+\*?(.+)$/i.exec(row);
  const bsd = /^SHA256 \((.+)\) = ([0-9a-f]{64})$/i.exec(row);
  const [name, sha256] = gnu ? [gnu[2], gnu[1]] : bsd ? [bsd[1], bsd[2]] : [];
  if (name === undefined || sha256 === undefined) return { fault: '不是sha256sum格式的一行' };
  return checked({ name: clean(name), sha256: sha256.toLowerCase() });
};

const clean = (name: string): string => name.trim().replaceAll('\\', '/').replace(/^\.\//, '');

const fromCells = (cells: readonly string[], header: readonly (keyof ListLine | undefined)[]): Read => {
  const of = (column: keyof ListLine) => cells[header.indexOf(column)] ?? '';
  const times: Partial<ListLine> = {};
  for (const column of ['startedAt', 'endedAt'] as const) {
    if (of(column) === '') continue;
    const time = instantOf(of(column));
    if (time === undefined) return { fault: `时间无法识别：${of(column)}` };
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
    const where = `清单第${index + 1}行`;
    if ('fault' in read)
      return list.differences.push({ kind: 'bad-line', name: where, note: `${read.fault}，请更正清单` });
    const { line } = read;
    const twin = contents.get(line.sha256);
    if (names.has(line.name))
      return list.differences.push({
        kind: 'extra-line',
        name: line.name,
        note: `${where}：同名的一行已在前面，请删去多余的行`,
      });
    if (twin !== undefined)
      return list.differences.push({
        kind: 'duplicate',
        name: line.name,
        note: `${where}：与${twin}内容相同，只收一份，请删去其中一行`,
      });
    names.add(line.name);
    contents.set(line.sha256, line.name);
    return list.lines.push(line);
  });
  return list;
};
