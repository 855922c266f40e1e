import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import type { LedgerEvent } from '../../services/evidence/src/ledger/application/ports.ts';
import { event } from '../../services/evidence/test/ledger-scene.ts';
import { byReview, MirrorScene } from './mirror-scene.ts';

let scene: MirrorScene;
beforeAll(async () => {
  scene = await MirrorScene.open(5);
});
afterAll(() => scene?.close());

/** What another service says in the matter. */
const said = (): LedgerEvent => event({ ...byReview, matter: scene.matter });
const rows = () => scene.collection('ledger_entries');
const size = () => rows().countDocuments({});

/** Law 3 in the second or so between the two stages of the ledger (docs/adr/0012, "What it costs"). */
describe('law 3: an entry dropped before it is public', () => {
  it('is missed by the process that stored it: nothing is published any more', async () => {
    const place = await size();
    const one = said();
    await scene.sequence([one]);
    const row = await rows().findOne({ index: place }, { promoteBuffers: true });
    await rows().deleteOne({ index: place });
    await expect(scene.publish()).rejects.toMatchObject({ code: 'ledger.entry-missing' });
    if (row) await rows().insertOne(row);
    await scene.publish();
    expect(await scene.fsck()).toEqual([]);
  });

  it('is missed by a process that never saw it, when another entry stands behind it', async () => {
    const place = await size();
    await scene.sequence([said(), said()]);
    const row = await rows().findOne({ index: place }, { promoteBuffers: true });
    await rows().deleteOne({ index: place });
    scene.restart();
    await expect(scene.publish()).rejects.toMatchObject({ code: 'ledger.entry-missing' });
    if (row) await rows().insertOne(row);
    await scene.publish();
    expect(await scene.fsck()).toEqual([]);
  });

  it('is told of by the number and the link of the next one in its matter, though that one was put in its place', async () => {
    const fresh = await MirrorScene.open(5);
    try {
      const entries = fresh.collection('ledger_entries');
      const place = await entries.countDocuments({});
      const inMatter = { ...byReview, matter: fresh.matter };
      await fresh.sequence([event(inMatter), event(inMatter)]);
      await entries.deleteOne({ index: place });
      await entries.updateOne({ index: place + 1 }, { $set: { index: place } });
      fresh.restart();
      await fresh.publish();
      const where = `entry ${place}, matter ${fresh.matter}`;
      expect(await fresh.fsck()).toEqual([`matter.number ${where}`, `matter.link ${where}`]);
    } finally {
      await fresh.close();
    }
  });

  it('and the last of its matter is told of by the thing that said it', async () => {
    const place = await size();
    const one = await scene.seal(randomBytes(100), 30, { publish: false });
    await rows().deleteOne({ index: place });
    scene.restart();
    await scene.say([said()]);
    expect(await scene.fsck()).toEqual(
      expect.arrayContaining([
        `aggregate.events-missing evidence/recordings ${one.id}`,
        `object.not-in-ledger recordings ${one.id}`,
      ]),
    );
  });
});
