import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { instanceFolder } from '../../../deploy/local/instance.ts';
import { print } from '../terminal.ts';
import { Findings } from './findings.ts';
import { fsck } from './fsck.ts';
import { openPlaces, type FsckEnvironment, type Places } from './places.ts';
import { summarize, tell, toStderr } from './report.ts';

const usage = 'usage: sanzhi fsck [INSTANCE | --env FILE] [--shallow] [--json]';

/** Of a deployment's own file, or of an instance on this machine. */
export const environmentOf = (instance: string, given: string | undefined, hint = usage): FsckEnvironment => {
  const file = given ?? join(instanceFolder(instance), 'env.json');
  if (!existsSync(file)) throw new Error(`${file} is not there; ${hint}`);
  return JSON.parse(readFileSync(file, 'utf8')) as FsckEnvironment;
};

/** Status 0: no difference; 1: differences, each named; 2: it could not look. */
export const fsckCommand = async (args: readonly string[]): Promise<void> => {
  process.exitCode = await check(args);
};

const check = async (args: readonly string[]): Promise<0 | 1 | 2> => {
  let places: Places | undefined;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean' }, shallow: { type: 'boolean' }, env: { type: 'string' } },
    });
    places = await openPlaces(environmentOf(positionals[0] ?? 'main', values.env));
    const findings = new Findings(values.json ? undefined : tell);
    await fsck(places, findings, { shallow: values.shallow === true, progress: toStderr });
    const { differences, notes, counts } = findings;
    if (values.json) print(JSON.stringify({ differences, notes, counts }, null, 2));
    else summarize(findings);
    return differences.length === 0 ? 0 : 1;
  } catch (error) {
    process.stderr.write(
      `无法检查 could not look: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return 2;
  } finally {
    await places?.close();
  }
};
