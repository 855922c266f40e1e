import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { VersionKeeper } from '@sanzhi/object-store';
import { freePort, repository, until } from '@sanzhi/testing';
import { Findings } from '../../tools/src/fsck/findings.ts';
import { mirror } from '../../tools/src/mirror/mirror.ts';
import { secondSettings } from '../../tools/src/mirror/settings.ts';
import { firstSite, secondSite } from '../../tools/src/mirror/site.ts';
import { makeKey, openStatement } from '../../tools/src/mirror/statement.ts';
import { verifyStatement } from '../../tools/src/mirror/verify-statement.ts';
import type { SecondStore } from '../support/second-store.ts';
import type { MirrorScene, Sealed } from './mirror-scene.ts';
import { quick, TwoSites } from './two-sites.ts';

let sites: TwoSites;
let scene: MirrorScene;
let store: SecondStore;
beforeAll(async () => {
  sites = await TwoSites.open();
  ({ scene, store } = sites);
});
afterAll(() => sites?.close());

const script = join(repository, 'tools', 'src', 'sanzhi.ts');
const argumentsOf = (args: readonly string[]): string[] => [
  '--conditions=sanzhi-source',
  script,
  'mirror',
  ...args,
];
const variables = (): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_OPTIONS: '',
  MIRROR_S3_ENDPOINT: store.settings.endpoint,
  MIRROR_S3_ACCESS_KEY: store.settings.accessKey,
  MIRROR_S3_SECRET_KEY: store.settings.secretKey,
  MIRROR_KEY_FILE: join(scene.folder, 'mirror.key'),
});

const command = async (
  args: readonly string[],
): Promise<{ code: number; stdout: string; stderr: string }> => {
  try {
    const done = await promisify(execFile)(process.execPath, argumentsOf(args), { env: variables() });
    return { code: 0, ...done };
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string };
  }
};

describe('the second site is refused by name', () => {
  const first = () => firstSite(scene.places);
  const open = (settings: Partial<Parameters<typeof secondSite>[0]>) =>
    secondSite({ store: store.settings, records: 'records', ledger: 'ledger', ...settings }, first());

  it('when a bucket has no object lock', async () => {
    await sites.root().makeBucket('plain');
    await expect(open({ records: 'plain' })).rejects.toMatchObject({ code: 'mirror.second-without-lock' });
  });

  it('when the keys are wrong', async () => {
    await expect(open({ store: { ...store.settings, secretKey: 'another-secret' } })).rejects.toMatchObject({
      code: 'mirror.second-refuses-keys',
    });
  });

  it('when it cannot be reached', async () => {
    const endpoint = `http://127.0.0.1:${await freePort()}`;
    await expect(open({ store: { ...store.settings, endpoint } })).rejects.toMatchObject({
      code: 'mirror.second-unreachable',
    });
  });

  it('when it is the first site', async () => {
    const settings = { store: scene.store, ...scene.buckets };
    await expect(secondSite(settings, first())).rejects.toMatchObject({ code: 'mirror.same-store' });
  });
});

describe('a run under way', () => {
  it('is broken off by name when the second store dies, and goes on when it is back', async () => {
    for (let n = 0; n < 3; n += 1) await sites.seal(randomBytes(9_000_000));
    const slow = { ...quick, megabytesPerSecond: 6, parallel: 1 };
    const broken = mirror(scene.places, sites.second, new Findings(), slow);
    broken.catch(() => undefined);
    const keeper = new VersionKeeper(store.settings, 'records');
    const carried = async () => (await keeper.versions(`${scene.matter}/`)).length;
    await until('some are there', async () => (await carried()) >= 2, { everyMs: 20 });
    await store.stop('SIGKILL');
    await expect(broken).rejects.toMatchObject({ code: 'mirror.second-unreachable' });
    await store.restart();
    expect(await sites.differences()).toEqual([]);
    expect(await sites.compared()).toEqual([]);
  });
});

describe('the command', () => {
  const statement = () => join(scene.folder, 'statement');
  let vkey = '';

  it('killed in the middle goes on where it was, and signs a statement when both are equal', async () => {
    await sites.run();
    const slow: Sealed[] = [];
    for (let n = 0; n < 12; n += 1) slow.push(await sites.seal(randomBytes(1_200_000)));
    const env = scene.environmentFile();
    const args = argumentsOf(['--env', env, '--rate', '1', '--parallel', '2']);
    const child = spawn(process.execPath, args, { stdio: 'ignore', env: variables() });
    const exited = once(child, 'exit');
    const there = async (): Promise<Map<string, Date>> => {
      const keeper = new VersionKeeper(store.settings, 'records');
      const all = await keeper.versions(`${scene.matter}/`);
      const known = new Set(slow.map(({ versionId }) => versionId));
      return new Map(
        all.filter(({ versionId }) => known.has(versionId)).map((one) => [one.versionId, one.lastModified]),
      );
    };
    while ((await there()).size < 3 && child.exitCode === null) await new Promise((go) => setTimeout(go, 50));
    child.kill('SIGKILL');
    await exited;
    const before = await there();
    expect(before.size).toBeGreaterThanOrEqual(3);
    expect(before.size).toBeLessThan(12);

    const rest = await command(['--env', env, '--json', '--rate', '500']);
    expect(JSON.parse(rest.stdout)).toMatchObject({
      differences: [],
      result: { carried: 12 - before.size, refused: 0 },
    });
    for (const [versionId, at] of before) expect((await there()).get(versionId)).toEqual(at);

    vkey = makeKey(join(scene.folder, 'mirror.key'), 'second.example/mirror');
    const check = await command(['--env', env, '--check', '--rate', '500', '--statement', statement()]);
    expect(check.code).toBe(0);
    const lines = readFileSync(statement(), 'utf8').split('\n');
    expect(lines.slice(3, 6)).toEqual([
      'sanzhi-mirror/v1',
      `objects ${sites.sealed.length}`,
      expect.stringMatching(/^bytes \d+$/),
    ]);
  });

  it('verifies a statement with its key, and against the ledger; any change is refused', async () => {
    const env = scene.environmentFile();
    const { code, stdout } = await command(['--verify', statement(), '--key', vkey, '--env', env]);
    expect(code).toBe(0);
    expect(stdout).toContain(`${sites.sealed.length} files`);
    const note = readFileSync(statement(), 'utf8');
    const other = makeKey(join(scene.folder, 'other.key'), 'second.example/mirror');
    expect(() => openStatement(note, other)).toThrow();
    expect(() => openStatement(note.replace(/^objects \d+$/m, 'objects 1'), vkey)).toThrow();
    expect(() => makeKey(join(scene.folder, 'mirror.key'), 'x')).toThrow('is there already');
    const said = openStatement(note, vkey);
    await verifyStatement(said, scene.places);
    const entries = scene.collection('ledger_entries');
    const [row] = await entries.find({ index: 7 }, { promoteBuffers: true }).toArray();
    await entries.updateOne({ index: 7 }, { $set: { commitment: '00'.repeat(32) } });
    try {
      await expect(verifyStatement(said, scene.places)).rejects.toMatchObject({
        code: 'mirror.statement-contradicted',
      });
    } finally {
      await entries.updateOne({ index: 7 }, { $set: { commitment: row?.['commitment'] } });
    }
  });

  it('names at once everything that it was not told about the second site', () => {
    const given = { MIRROR_S3_ENDPOINT: 'x', MIRROR_S3_ACCESS_KEY: 'a' };
    expect(() => secondSettings(given)).toThrow(/MIRROR_S3_ENDPOINT[^]*MIRROR_S3_SECRET_KEY/);
  });
});
