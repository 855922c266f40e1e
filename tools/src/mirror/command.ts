import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DomainError } from '@sanzhi/kernel';
import { environmentOf } from '../fsck/command.ts';
import { Findings } from '../fsck/findings.ts';
import { openPlaces, type Places } from '../fsck/places.ts';
import { summarize, tell, toStderr } from '../fsck/report.ts';
import { print } from '../terminal.ts';
import { checkMirror } from './check.ts';
import { mirror } from './mirror.ts';
import { secondSettings } from './settings.ts';
import { firstSite, secondSite } from './site.ts';
import { makeKey, openStatement, signStatement, type Statement } from './statement.ts';
import { takeOver } from './take-over.ts';
import { verifyStatement } from './verify-statement.ts';

const usage = `usage: sanzhi mirror [INSTANCE | --env FILE] [--check [--shallow] [--statement FILE]]
                     [--to URL] [--records BUCKET] [--ledger BUCKET] [--rate MEGABYTES] [--parallel N] [--json]
       sanzhi mirror --verify STATEMENT --key VKEY|FILE [INSTANCE | --env FILE]
       sanzhi mirror --take-over [INSTANCE | --env FILE]
       sanzhi mirror --new-key NAME
  second site: MIRROR_S3_ENDPOINT MIRROR_S3_ACCESS_KEY MIRROR_S3_SECRET_KEY [MIRROR_RECORDS_BUCKET MIRROR_LEDGER_BUCKET]
  its own key: MIRROR_KEY_FILE`;

const options = {
  env: { type: 'string' },
  check: { type: 'boolean', default: false },
  shallow: { type: 'boolean', default: false },
  statement: { type: 'string' },
  to: { type: 'string' },
  records: { type: 'string' },
  ledger: { type: 'string' },
  rate: { type: 'string', default: '20' },
  parallel: { type: 'string', default: '4' },
  json: { type: 'boolean', default: false },
  verify: { type: 'string' },
  key: { type: 'string' },
  'take-over': { type: 'boolean', default: false },
  'new-key': { type: 'string' },
} as const;
const read = (args: readonly string[]) => parseArgs({ args: [...args], options, allowPositionals: true });
type Values = ReturnType<typeof read>['values'];

const numberOf = (name: string, given: string): number => {
  const value = Number(given);
  if (!(value > 0)) throw new Error(`--${name}: ${given} is no number above 0\n${usage}`);
  return value;
};

const keyFile = (): string => {
  const file = process.env['MIRROR_KEY_FILE'] ?? '';
  if (file === '') throw new Error('MIRROR_KEY_FILE is not set: where the key of this mirror lies');
  return file;
};

const secondOf = ({ to, records, ledger }: Values, places: Places) =>
  secondSite(
    secondSettings({
      ...process.env,
      ...(to === undefined ? {} : { MIRROR_S3_ENDPOINT: to }),
      ...(records === undefined ? {} : { MIRROR_RECORDS_BUCKET: records }),
      ...(ledger === undefined ? {} : { MIRROR_LEDGER_BUCKET: ledger }),
    }),
    firstSite(places),
  );

const optionsOf = ({ rate, parallel, shallow }: Values) => ({
  megabytesPerSecond: numberOf('rate', rate),
  parallel: Math.ceil(numberOf('parallel', parallel)),
  shallow,
  progress: toStderr,
});

const conclude = (values: Values, findings: Findings, result: unknown): 0 | 1 => {
  const { differences, notes, counts } = findings;
  if (values.json) print(JSON.stringify({ differences, notes, counts, result }, null, 2));
  else summarize(findings);
  return differences.length === 0 ? 0 : 1;
};

const carryOver = async (values: Values, places: Places, findings: Findings): Promise<0 | 1> => {
  const result = await mirror(places, await secondOf(values, places), findings, optionsOf(values));
  if (!values.json)
    if (result)
      print(
        `已镜像 mirrored: ${result.carried} carried, ${result.wasThere} there before, ${result.refused} refused, ${result.bytes} bytes`,
      );
    else print('第一站点不完好，未复制任何内容 the first site is not sound, nothing was copied');
  return conclude(values, findings, result);
};

const compareSites = async (values: Values, places: Places, findings: Findings): Promise<0 | 1> => {
  const checked = await checkMirror(places, await secondOf(values, places), findings, optionsOf(values));
  if (checked && !values.shallow && findings.differences.length === 0 && process.env['MIRROR_KEY_FILE']) {
    const { mirrored, objects, bytes } = checked;
    const { origin } = places.trust;
    const statement: Statement = { origin, ...mirrored, objects, bytes, at: new Date() };
    const note = await signStatement(statement, keyFile());
    if (values.statement !== undefined) writeFileSync(values.statement, note);
    else if (!values.json) print(note);
  }
  return conclude(values, findings, checked && { ...checked, mirrored: { size: checked.mirrored.size } });
};

const verify = async (file: string, values: Values, instance: string | undefined): Promise<0 | 1> => {
  const { key } = values;
  if (key === undefined) throw new Error(`--verify needs --key\n${usage}`);
  const vkey = existsSync(key) ? readFileSync(key, 'utf8') : key;
  const statement = openStatement(readFileSync(file, 'utf8'), vkey);
  const { origin, size, objects, bytes, at } = statement;
  print(
    `${origin}: ${size} entries, ${objects} files, ${bytes} bytes, equal at both sites ${at.toISOString()}`,
  );
  if (instance === undefined && values.env === undefined) return 0;
  const places = await openPlaces(environmentOf(instance ?? 'main', values.env, usage));
  try {
    await verifyStatement(statement, places);
    print('本站账本是该声明的延续 the ledger here goes on from it');
    return 0;
  } finally {
    await places.close();
  }
};

const run = async (args: readonly string[]): Promise<0 | 1> => {
  const { values, positionals } = read(args);
  if (positionals.length > 1) throw new Error(usage);
  if (values['new-key'] !== undefined) {
    print(makeKey(keyFile(), values['new-key']));
    return 0;
  }
  const [instance] = positionals;
  if (values.verify !== undefined) return verify(values.verify, values, instance);
  const places = await openPlaces(environmentOf(instance ?? 'main', values.env, usage));
  const findings = new Findings(values.json ? undefined : tell);
  try {
    if (values.check) return await compareSites(values, places, findings);
    if (!values['take-over']) return await carryOver(values, places, findings);
    const result = await takeOver(places, findings, toStderr);
    if (!result) return conclude(values, findings, result);
    print(`已接替 taken over: the checkpoint goes from size ${result.from} to ${result.to}`);
    return 0;
  } finally {
    await places.close();
  }
};

/** Status 0: done, no difference; 1: differences or a refusal, each named; 2: it could not look. */
export const mirrorCommand = async (args: readonly string[]): Promise<void> => {
  try {
    process.exitCode = await run(args);
  } catch (error) {
    const named = error instanceof DomainError ? `${error.code}: ` : '';
    process.stderr.write(
      `无法进行 could not do it: ${named}${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exitCode = 2;
  }
};
