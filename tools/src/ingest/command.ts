import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { evidenceApi } from '@sanzhi/contracts';
import { Tokens } from '@sanzhi/testing';
import { readEnvironment } from '../../../deploy/local/stack.ts';
import { print, printTable } from '../terminal.ts';
import { Client } from './client.ts';
import { eachOf } from '../each-of.ts';
import { compareFolder, type Compared } from './folder.ts';
import { handIn, type Result } from './hand-in.ts';
import { readHashList, type DifferenceKind } from './hash-list.ts';
import { stationToken, tokenInFile } from './sign-in.ts';

const usage =
  'usage: sanzhi ingest DIR --hashes FILE [--go] [--device ID] [--officer CERTIFICATE] [--clock-offset SECONDS] [--name NAME] [--parallel N]\n' +
  '  SECONDS by which the clock of the device was ahead of this machine when it was put in; behind: --clock-offset=-90\n' +
  '  where: [--url URL] [--instance NAME]\n' +
  '  who:   --token-file FILE | --issuer URL --client ID --secret-file FILE | [--user NAME] of a local instance';

const words: Record<DifferenceKind, string> = {
  'extra-line': '多余的行',
  'missing-file': '缺少文件',
  'extra-file': '多余文件',
  'changed-digest': '内容已变',
  'empty-file': '空文件',
  unreadable: '不能读取',
  duplicate: '内容重复',
  'bad-line': '清单有误',
};
const patienceMs = 120_000;
const checkWithinMs = 600_000;
/** What one request carries; more lines go into the same batch one request after another. */
const linesAtOnce = 1000;
/** What a batch keeps. */
const mostDifferences = 1000;
const mostLines = 20_000;

const options = {
  hashes: { type: 'string' },
  go: { type: 'boolean', default: false },
  url: { type: 'string' },
  'token-file': { type: 'string' },
  issuer: { type: 'string' },
  client: { type: 'string' },
  'secret-file': { type: 'string' },
  instance: { type: 'string', default: 'main' },
  user: { type: 'string' },
  device: { type: 'string' },
  officer: { type: 'string' },
  'clock-offset': { type: 'string', default: '0' },
  name: { type: 'string' },
  parallel: { type: 'string', default: '3' },
} as const;
const read = (args: readonly string[]) => parseArgs({ args: [...args], options, allowPositionals: true });
type Values = ReturnType<typeof read>['values'];

/** Whose name the files come in: a token from elsewhere, a station's own secret, or an account of a local instance. */
const tokenOf = (values: Values): (() => Promise<string>) => {
  const { user, issuer, client: id, 'secret-file': secretFile, 'token-file': tokenFile } = values;
  if (tokenFile !== undefined) return tokenInFile(tokenFile);
  if (issuer !== undefined && id !== undefined && secretFile !== undefined)
    return stationToken({ issuer, client: { id, secret: readFileSync(secretFile, 'utf8').trim() } });
  const local = readEnvironment(values.instance);
  const at = { issuer: local.services.evidence['KEYCLOAK_ISSUER'] ?? '' };
  if (user === undefined) return stationToken({ ...at, client: local.stationClient });
  const passwordOf = (name: string) =>
    local.accounts.find(({ username }) => username === name)?.password ?? '';
  const people = new Tokens({ ...at, client: local.demonstrationClient, passwordOf });
  return () => people.of(user);
};

const clientOf = (values: Values): Client => {
  const url = values.url ?? readEnvironment(values.instance).urls.evidence;
  return new Client({ url, token: tokenOf(values), patienceMs });
};

const show = ({ ready, differences }: Compared): void => {
  const mebibytes = ready.reduce((sum, { size }) => sum + size, 0) / 1024 / 1024;
  print(`可交 ${ready.length} 个文件，共 ${mebibytes.toFixed(1)} MiB；不一致 ${differences.length} 处`);
  printTable(
    differences.map(({ kind, name, note }) => [`不收 ${words[kind]}`, name, `${note.zh} ${note.en}`]),
  );
  if (differences.length > mostDifferences)
    print(`不一致过多，批次中只登记前 ${mostDifferences} 处；以上已全部列出`);
};

const marks: Record<Result['state'], string> = {
  'handed-in': '已交',
  'was-there': '已在',
  checking: '已交，核验中',
  refused: '未收',
};

/** In order, `most` at a time. */
export const portionsOf = <T>(all: readonly T[], most: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / most) }, (_, n) => all.slice(n * most, (n + 1) * most));

interface Handing {
  listSha256: string;
  folder: string;
  parallel: number;
  /** Seconds. */
  clockOffset: number;
}

const handAllIn = async (
  values: Values,
  compared: Compared,
  { listSha256, folder, parallel, clockOffset }: Handing,
): Promise<Result[]> => {
  const client = clientOf(values);
  const { ready, differences } = compared;
  const lines = ready.map(({ name, size, sha256 }) => ({ name, size, sha256 }));
  const said = {
    name: values.name ?? basename(folder),
    listSha256,
    differences: differences
      .slice(0, mostDifferences)
      .map(({ kind, name, note }) => ({ kind, name, note: note.zh, noteEn: note.en })),
  };
  let batch = '';
  for (const some of portionsOf(lines, linesAtOnce))
    ({ id: batch } = await client.call(evidenceApi.openBatch, { ...said, lines: some }));
  print(`批次 ${batch}`);
  const station = {
    device: values.device ?? basename(folder),
    officer: values.officer,
    clockOffsetMs: clockOffset * 1000,
    patienceMs,
    checkWithinMs,
  };
  const results: Result[] = [];
  await eachOf(ready, parallel, async (one) => {
    const result = await handIn(client, { batch, ready: one, station });
    results.push(result);
    print(`${marks[result.state]} ${result.name}：${result.note}`);
  });
  return results;
};

/**
 * `sanzhi ingest`: a folder of a capture station with its hash list. Says first what would happen; with `--go` it hands in
 * what agrees with the list, from where the server stands, so it may be stopped and run again at any time.
 * Exit codes: 0 all handed in, 1 something differs or was refused, 2 wrong use, 3 all handed in and some still being checked.
 */
export const ingestCommand = async (args: readonly string[]): Promise<void> => {
  const { values, positionals } = read(args);
  const [given] = positionals;
  const parallel = Number(values.parallel);
  const clockOffset = values['clock-offset'].trim() === '' ? NaN : Number(values['clock-offset']);
  const usable = parallel >= 1 && Number.isFinite(clockOffset);
  if (given === undefined || values.hashes === undefined || positionals.length > 1 || !usable) {
    process.stderr.write(`${usage}\n`);
    process.exitCode = 2;
    return;
  }
  const folder = resolve(given);
  const list = readHashList(readFileSync(values.hashes));
  const compared = await compareFolder(folder, list, { listPath: values.hashes, parallel });
  show(compared);
  if (compared.differences.length > 0) process.exitCode = 1;
  if (compared.ready.length > mostLines) {
    process.exitCode = 1;
    return print(`清单超过 ${mostLines} 行：请拆成几份清单，分别作为批次上交`);
  }
  if (!values.go) return print('以上为预演，未上传任何内容；加 --go 执行');
  if (compared.ready.length === 0) return print('没有可交的文件');
  const results = await handAllIn(values, compared, {
    listSha256: list.sha256,
    folder,
    parallel,
    clockOffset,
  });
  const count = (state: Result['state']) => results.filter((result) => result.state === state).length;
  print(
    `本次交 ${count('handed-in')} 个，先前已在 ${count('was-there')} 个，核验中 ${count('checking')} 个，未收 ${count('refused')} 个，清单不一致 ${compared.differences.length} 处`,
  );
  if (count('refused') > 0) process.exitCode = 1;
  process.exitCode ||= count('checking') > 0 ? 3 : 0;
};
