import { beforeEach, describe, expect, it } from '@jest/globals';
import { systemClock } from '@sanzhi/kernel';
import { blobSource, verifyBundle } from '@sanzhi/ledger';
import { civilDateOf, plusDays } from '@sanzhi/statute';
import { ArchiveScene, bundleKey } from '../../test/archive-scene.ts';
import { matterId } from '../../test/case-scene.ts';
import { people } from '../../test/matter-people.ts';
import { unpacked } from '../../test/unpacked.ts';
import { EraseMatter } from '../ledger/index.ts';

let scene: ArchiveScene;
beforeEach(() => {
  scene = new ArchiveScene();
});
const { chen, hu, leader, reviewer } = people;
const verified = (zip: Buffer) =>
  verifyBundle(blobSource(new Blob([new Uint8Array(zip)])), { logKey: bundleKey });

const made = async (who = chen) => {
  await scene.say();
  await scene.sealFilm();
  const id = await scene.request(who);
  await scene.settle();
  await scene.preparing.execute({ id });
  return id;
};

describe('the export of a matter', () => {
  it('is a bundle that verifies by the key of the ledger alone, the same each time it is fetched', async () => {
    const id = await made();
    const zip = await scene.zip(id, chen);
    expect(await verified(zip)).toMatchObject({
      accepted: true,
      findings: [],
      note: { matter: matterId, entries: 3 },
      entries: { total: 3, erased: 0 },
    });
    expect(await scene.zip(id, chen)).toEqual(zip);
    const fetched = scene.bundles.events.filter(({ type }) => type.endsWith('bundle.fetched.v1'));
    expect(fetched.map(({ actor, data, matter }) => [actor.name, data, matter])).toEqual(
      [1, 2].map(() => [
        chen.name,
        { form: 'bundle', purpose: 'archive', sha256: expect.any(String), size: zip.length },
        matterId,
      ]),
    );
    const altered = Buffer.from(zip);
    altered[zip.length >> 1] = (altered[zip.length >> 1] ?? 0) ^ 1;
    expect((await verified(altered)).accepted).toBe(false);
  });

  it('is said, with what for and what it holds, before a byte can be fetched', async () => {
    await scene.sealFilm();
    const id = await scene.request(chen, { purpose: 'other', note: '移送档案馆' });
    await expect(scene.zip(id, chen)).rejects.toMatchObject({ code: 'bundle.preparing' });
    await scene.settle();
    await scene.preparing.execute({ id });
    expect(
      scene.bundles.events.map(({ type, data, matter }) => [type.split('.').at(-2), data, matter]),
    ).toEqual([
      ['requested', { form: 'bundle', purpose: 'other', note: '移送档案馆' }, matterId],
      [
        'exported',
        {
          form: 'bundle',
          purpose: 'other',
          sha256: expect.any(String),
          entries: 2,
          files: expect.any(Number),
          size: expect.any(Number),
        },
        matterId,
      ],
    ]);
    // Given again by the broker, it is done once.
    await scene.preparing.execute({ id });
    expect(scene.bundles.events).toHaveLength(2);
  });

  it('waits until everything that was said of the matter is public', async () => {
    await scene.sealFilm();
    const id = await scene.request(chen);
    await expect(scene.preparing.execute({ id })).rejects.toMatchObject({
      code: 'ledger.export-waits',
      detail: { kind: 'unavailable' },
    });
    await scene.settle();
    await scene.say();
    await expect(scene.preparing.execute({ id })).rejects.toMatchObject({ code: 'ledger.export-waits' });
    await scene.settle();
    await scene.preparing.execute({ id });
    expect((await verified(await scene.zip(id, chen))).entries?.total).toBe(3);
  });

  it('brings the last checkpoint of each closed day that first covers an entry, and that it was extended', async () => {
    await scene.sealFilm();
    await scene.settle();
    const { log, entries } = scene.parts;
    const day = civilDateOf(entries.rows[0]?.arrivedAt ?? new Date(0));
    await log.keep(`days/${day}/checkpoint`, Buffer.from(log.published.at(-1) ?? ''));
    await log.keep(`days/${day}/checkpoint.tsr`, Buffer.from('a token'));
    await scene.say();
    const id = await scene.request(chen);
    await scene.settle();
    await log.keep(`days/${plusDays(day, 1)}/checkpoint`, Buffer.from(log.published.at(-1) ?? ''));
    await log.keep(`days/${plusDays(day, 2)}/checkpoint`, Buffer.from(log.published.at(-1) ?? ''));
    await scene.preparing.execute({ id });
    const zip = await scene.zip(id, chen);
    expect(await verified(zip)).toMatchObject({ accepted: true, findings: [] });
    expect([...(await unpacked(zip)).keys()].filter((name) => name.includes('/days/')).toSorted()).toEqual([
      `proofs/days/${day}/checkpoint`,
      `proofs/days/${day}/consistency`,
      `proofs/days/${day}/timestamp.tsr`,
      `proofs/days/${plusDays(day, 1)}/checkpoint`,
      `proofs/days/${plusDays(day, 1)}/consistency`,
    ]);
  });

  it('fails with a reason when a sealed file is gone and no entry tells why, after a wait for that entry', async () => {
    await scene.sealFilm();
    const id = await scene.request(chen);
    await scene.settle();
    scene.loseFilm();
    await expect(scene.preparing.execute({ id })).rejects.toMatchObject({
      code: 'bundle.file-lost',
      detail: { kind: 'unavailable' },
    });
    scene.now = new Date(scene.now.getTime() + 60_000);
    await scene.preparing.execute({ id });
    expect((await scene.fetching.one({ id, who: chen })).state).toMatchObject({
      state: 'failed',
      fault: { code: 'bundle.file-lost' },
    });
  });

  it('fails with a reason when the ledger was altered', async () => {
    await scene.sealFilm();
    const id = await scene.request(chen);
    await scene.settle();
    const [row] = scene.parts.entries.rows;
    if (row) row.commitment = 'ee'.repeat(32);
    await scene.preparing.execute({ id });
    const { state } = await scene.fetching.one({ id, who: chen });
    expect([state.state, state.fault?.code]).toEqual(['failed', 'ledger.entry-altered']);
    await expect(scene.zip(id, chen)).rejects.toMatchObject({ code: 'ledger.entry-altered' });
  });
});

describe('who may', () => {
  it('is an officer of the matter or who answers for its file', async () => {
    for (const who of [hu, reviewer])
      await expect(scene.request(who)).rejects.toMatchObject({ code: 'bundle.not-its-officer' });
    await expect(scene.request(chen, { purpose: 'other' })).rejects.toMatchObject({
      code: 'bundle.note-missing',
    });
    await expect(scene.request(leader)).resolves.toBeDefined();
  });

  it('fetch it is who asked, for seven days', async () => {
    const id = await made(leader);
    await expect(scene.zip(id, chen)).rejects.toMatchObject({ code: 'bundle.of-another' });
    await scene.zip(id, leader);
    scene.now = new Date(scene.now.getTime() + 8 * 86_400_000);
    await expect(scene.zip(id, leader)).rejects.toMatchObject({ code: 'bundle.expired' });
  });

  it('fetch it is who still may at that moment', async () => {
    const id = await made();
    await scene.zip(id, chen);
    scene.cases.file.officers = scene.cases.file.officers.filter(({ name }) => name !== chen.name);
    await expect(scene.zip(id, chen)).rejects.toMatchObject({ code: 'bundle.not-its-officer' });
    expect(scene.bundles.events.filter(({ type }) => type.endsWith('fetched.v1'))).toHaveLength(1);
  });

  it('law 9: nobody of another agency', async () => {
    const id = await made();
    const stranger = { ...chen, agency: '91431128MA4QTERT39' };
    await expect(scene.zip(id, stranger)).rejects.toMatchObject({ code: 'not-found' });
    await expect(scene.request(stranger)).rejects.toMatchObject({ code: 'not-found' });
    await expect(scene.fetching.ofMatter({ matter: matterId, who: stranger })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('when the matter was erased by law', () => {
  it('a bundle made before gives nothing away, and a new one has the proofs alone', async () => {
    const before = await made();
    await new EraseMatter(scene.parts.keys, systemClock).execute({ matter: matterId });
    await expect(scene.zip(before, chen)).rejects.toMatchObject({ code: 'bundle.erased' });
    await scene.settle();
    const id = await scene.request(chen);
    await scene.settle();
    await scene.preparing.execute({ id });
    const zip = await scene.zip(id, chen);
    expect(await verified(zip)).toMatchObject({ accepted: true, entries: { total: 5, erased: 3 } });
    expect(zip.includes('not really a film')).toBe(false);
  });
});
