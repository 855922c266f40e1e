import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { newId } from '@sanzhi/kernel';
import { tilePath } from '@sanzhi/ledger';
import { VersionKeeper } from '@sanzhi/object-store';
import { stack, storeOwner, until } from '@sanzhi/testing';
import { event } from '../../services/evidence/test/ledger-scene.ts';
import { Findings } from '../../tools/src/fsck/findings.ts';
import { openPlaces } from '../../tools/src/fsck/places.ts';
import { mirror } from '../../tools/src/mirror/mirror.ts';
import { firstSite, type Site } from '../../tools/src/mirror/site.ts';
import { overwriteAsReplica } from '@sanzhi/object-store';
import type { SecondStore } from '../support/second-store.ts';
import { MirrorScene, type Sealed } from './mirror-scene.ts';
import { quick, TwoSites } from './two-sites.ts';

let sites: TwoSites;
let scene: MirrorScene;
let store: SecondStore;
let second: Site;
beforeAll(async () => {
  sites = await TwoSites.open();
  ({ scene, store, second } = sites);
});
afterAll(() => sites?.close());

const place = ({ id }: Sealed): string => `recordings ${id}`;
const atSecond = ({ key, versionId }: Sealed) => ({ bucket: 'records', key, versionId });
describe('sanzhi mirror', () => {
  it('carries ledger and sealed files, says how many, and repeats nothing', async () => {
    const findings = new Findings();
    const carried = await sites.run(scene.places, findings);
    expect(findings.differences).toEqual([]);
    // Three files; a bundle and a tile that are full; a bundle and two tiles at the right edge; the history.
    expect(carried).toMatchObject({ carried: 9, refused: 0, wasThere: 0 });
    expect(carried?.bytes).toBeGreaterThan(9_300_000);
    expect(await sites.run()).toMatchObject({ carried: 0, wasThere: 3, refused: 0, bytes: 0 });
    expect(await sites.compared()).toEqual([]);
  });

  it('keeps version, lock and hold of each, so that whoever knows a version reads it there', async () => {
    for (const { key, versionId, bytes } of sites.sealed) {
      const [here, there] = await Promise.all(
        [firstSite(scene.places), second].map((site) => site.records.head(key, versionId)),
      );
      expect(there?.lock).toEqual(here?.lock);
      expect(there?.lock?.mode).toBe('COMPLIANCE');
      const copy = await (await second.records.stream(key, versionId)).toArray();
      expect(Buffer.concat(copy as Buffer[]).equals(bytes)).toBe(true);
    }
    const held = await second.records.head(sites.at(2).key, sites.at(2).versionId);
    expect(held.held).toBe(true);
    await expect(
      new VersionKeeper(store.settings, 'records').remove(sites.at(0).key, sites.at(0).versionId),
    ).rejects.toMatchObject({ code: 'store.locked' });
  });

  it('lengthens locks and sets holds that came later, and carries what is new', async () => {
    const one = sites.at(1);
    const until = new Date(Date.now() + 40 * 365 * 86_400_000);
    await scene.records.lock(one.key, one.versionId, until);
    await scene.keeper.hold(one.key, one.versionId, true);
    await sites.seal(randomBytes(1_000));
    expect(await sites.compared(true)).toEqual([`mirror.lock ${place(one)}`, `mirror.hold ${place(one)}`]);
    expect(await sites.differences()).toEqual([]);
    expect(await sites.compared()).toEqual([]);
  });
});

describe('law 2: at the second site', () => {
  const again = async (change: () => Promise<unknown>, undo: () => Promise<unknown>): Promise<string[]> => {
    await change();
    try {
      return await sites.compared();
    } finally {
      await undo();
      expect(await sites.compared()).toEqual([]);
    }
  };
  const copyOf = async ({ key, versionId }: Sealed) => {
    const { lock, metadata, held } = await second.records.head(key, versionId);
    return {
      'x-amz-object-lock-mode': 'COMPLIANCE',
      'x-amz-object-lock-retain-until-date': lock?.until.toISOString() ?? '',
      ...(held ? { 'x-amz-object-lock-legal-hold': 'ON' } : {}),
      'x-amz-meta-mirror-sha256': metadata['mirror-sha256'] ?? '',
    };
  };

  it('an altered object is named, whatever its metadata says', async () => {
    const one = sites.at(1);
    const headers = await copyOf(one);
    const put = (bytes: Buffer) => overwriteAsReplica(store.settings, atSecond(one), bytes, headers);
    const forged = Buffer.from(one.bytes);
    forged[7] = (forged[7] ?? 0) ^ 1;
    const found = await again(
      () => put(forged),
      () => put(one.bytes),
    );
    expect(found).toEqual([`mirror.bytes ${place(one)}`]);
  });

  it('a lock that was taken away is named, and set again by the next run', async () => {
    const one = sites.at(1);
    const { 'x-amz-meta-mirror-sha256': told } = await copyOf(one);
    const found = await again(
      () =>
        overwriteAsReplica(store.settings, atSecond(one), one.bytes, { 'x-amz-meta-mirror-sha256': told }),
      () => sites.run(),
    );
    expect(found).toEqual([`mirror.lock ${place(one)}`, `mirror.hold ${place(one)}`]);
  });

  it('an object that is gone is named, and carried again', async () => {
    const one = sites.at(1);
    const found = await again(
      async () => store.remove('records', one.key),
      () => sites.run(),
    );
    expect(found).toEqual([`mirror.missing ${place(one)}`]);
  });

  it('an extra object, and a delete marker over a copy, are named', async () => {
    const one = sites.at(1);
    const s3 = sites.root();
    let extra = { versionId: '' };
    const keeper = new VersionKeeper(store.settings, 'records');
    const found = await again(
      async () => {
        extra = await second.records.put('extra/one', 'x', { contentType: 'text/plain' });
        await s3.removeObject('records', one.key);
      },
      async () => {
        await keeper.remove('extra/one', extra.versionId);
        const [marker] = (await keeper.versions(one.key)).filter(
          ({ versionId }) => versionId !== one.versionId,
        );
        await keeper.remove(one.key, marker?.versionId ?? '');
      },
    );
    expect(found.sort()).toEqual(['mirror.extra extra/one', `mirror.hidden ${one.key}`]);
  });

  it('a tile that was replaced is named', async () => {
    const s3 = sites.root();
    const path = tilePath(0, 0);
    await s3.putObject('ledger', path, Buffer.alloc(8192));
    const found = await sites.compared();
    expect(found).toEqual(expect.arrayContaining([`mirror.bytes ${path}`, `mirror.extra ${path}`]));
    const versions = new VersionKeeper(store.settings, 'ledger');
    const all = await versions.versions(path);
    for (const { versionId } of all) await versions.remove(path, versionId).catch(() => undefined);
    expect(await sites.compared()).toEqual([]);
  });
});

describe('what was disposed of by law at the first site', () => {
  it('goes from the second site with the next run, when its lock has ended', async () => {
    const seconds = 12;
    const one = await scene.seal(randomBytes(1_000), seconds / (365 * 86_400));
    expect(await sites.differences()).toEqual([]);
    const gone = () =>
      scene.keeper.remove(one.key, one.versionId).then(
        () => true,
        () => false,
      );
    await until('the lock has ended', gone, { everyMs: 200 });
    expect(await sites.compared()).toEqual([`source.missing ${place(one)}`]);
    const { matter } = scene;
    const item = { kind: 'recording', thing: one.id, title: '现场检查', sha256: one.sha256 };
    const [deng, tang] = [
      { subject: 's-9', name: '邓秀英' },
      { subject: 's-8', name: '唐立新' },
    ];
    const actor = ({ subject: id, name }: typeof deng) => ({ id, name });
    const type = (fact: string) => `cn.sanzhi.evidence.${fact}.v1`;
    const disposal = newId();
    const people = { proposedBy: deng, approvedBy: tang };
    const disposed = { type: type('holding.disposed'), matter, data: { ...item, disposal, ...people } };
    // Neither another service nor one person alone ends a file at the second site.
    await scene.say([event({ ...disposed, source: '/sanzhi/review' }), event(disposed)]);
    expect(await sites.differences()).toEqual([`source.missing ${place(one)}`]);
    expect(await second.records.head(one.key, one.versionId)).toMatchObject({ size: 1_000 });
    const proposed = { actor: actor(deng), data: { reason: '期满', things: [item] } };
    const approved = { actor: actor(tang), sequence: 2, data: { proposedBy: deng, note: '同意' } };
    await scene.say([
      event({ type: type('disposal.proposed'), subject: disposal, ...proposed }),
      event({ type: type('disposal.approved'), subject: disposal, ...approved }),
    ]);
    // Now it is by law, and the second site has yet to do the same.
    expect(await sites.compared()).toEqual([`mirror.disposed ${place(one)}`]);
    expect(await sites.differences()).toEqual([]);
    await expect(second.records.head(one.key, one.versionId)).rejects.toMatchObject({
      code: 'store.not-found',
    });
    expect(await sites.compared()).toEqual([]);
  });
});

describe('law 3: the history of the second site taken off its disk', () => {
  it('is named, and carried again from the beginning', async () => {
    store.remove('ledger', 'checkpoints');
    expect(await sites.compared(true)).toContainEqual(expect.stringMatching(/^mirror\.history checkpoint/));
    expect(await sites.differences()).toEqual([]);
    expect(await sites.compared()).toEqual([]);
  });
});

describe('law 2 and 3: what is wrong at the first site', () => {
  it('an altered original is refused and nothing of it is written; what is there already stays right', async () => {
    const bytes = randomBytes(9_000_000);
    const one = await sites.seal(bytes);
    const forged = Buffer.from(bytes);
    forged[8_999_999] = (forged[8_999_999] ?? 0) ^ 1;
    const target = { bucket: scene.buckets.records, key: one.key, versionId: one.versionId };
    await overwriteAsReplica(storeOwner(), target, forged);
    expect(await sites.differences()).toEqual([`source.lock ${place(one)}`, `source.bytes ${place(one)}`]);
    await expect(second.records.head(one.key, one.versionId)).rejects.toMatchObject({
      code: 'store.not-found',
    });
    expect(await sites.root().findUploadId('records', one.key)).toBeUndefined();
    await overwriteAsReplica(storeOwner(), target, bytes);
    await scene.records.lock(one.key, one.versionId, new Date(Date.now() + 30 * 365 * 86_400_000));
    expect(await sites.differences()).toEqual([]);
    expect(await sites.compared()).toEqual([]);
  });

  it('an original that lost its lock is named by both commands', async () => {
    const one = sites.at(0);
    const target = { bucket: scene.buckets.records, key: one.key, versionId: one.versionId };
    await overwriteAsReplica(storeOwner(), target, one.bytes);
    expect(await sites.differences()).toEqual([`source.lock ${place(one)}`]);
    expect(await sites.compared(true)).toEqual([`source.lock ${place(one)}`]);
    await scene.records.lock(one.key, one.versionId, new Date(Date.now() + 31 * 365 * 86_400_000));
    expect(await sites.differences()).toEqual([]);
  });

  it('a ledger put back to an older state, with its database, is refused', async () => {
    const checkpoints = scene.collection('ledger_checkpoints');
    const entries = scene.collection('ledger_entries');
    const [kept, rows] = await Promise.all([
      checkpoints.find({}, { promoteBuffers: true }).sort({ _id: 1 }).toArray(),
      entries.find({}, { promoteBuffers: true }).toArray(),
    ]);
    const size = Number(kept[0]?._id);
    await checkpoints.deleteMany({ _id: { $gt: size as unknown as string } });
    await entries.deleteMany({ index: { $gte: size } });
    const ledger = firstSite(scene.places).ledger;
    await ledger.put('checkpoint', String(kept[0]?.['note']), { contentType: 'text/plain' });
    try {
      expect(await sites.differences()).toEqual(['mirror.rolled-back checkpoint']);
      expect(await sites.compared(true)).toContain('mirror.rolled-back checkpoint');
    } finally {
      await checkpoints.insertMany(kept.slice(1));
      await entries.insertMany(rows.filter(({ index }) => Number(index) >= size));
      await ledger.put('checkpoint', String(kept.at(-1)?.['note']), { contentType: 'text/plain' });
    }
    expect(await sites.differences()).toEqual([]);
  });

  it('another ledger under the same name and key is refused as a fork', async () => {
    const fork = await MirrorScene.open(310);
    try {
      const found = await scene.named((findings) => mirror(fork.places, second, findings, quick));
      expect(found).toEqual([expect.stringMatching(/^mirror\.forked checkpoint of size \d+$/)]);
    } finally {
      await fork.close();
    }
  });

  it('a checkpoint below the quorum of witnesses is not mirrored', async () => {
    const file = stack().services.evidence['LEDGER_WITNESSES_FILE'] ?? '';
    const listed = JSON.parse(readFileSync(file, 'utf8')) as { quorum: number };
    expect(listed.quorum).toBeGreaterThan(0);
    const { services, ledger } = scene.environment;
    const evidence = { ...services['evidence'], LEDGER_WITNESSES_FILE: file };
    const places = await openPlaces({ services: { evidence }, ledger });
    try {
      expect(await sites.differences(places)).toContain('checkpoint.witness checkpoint');
    } finally {
      await places.close();
    }
  });
});
