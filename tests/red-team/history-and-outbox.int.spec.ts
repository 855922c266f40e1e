import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@sanzhi/testing';
import { randomUUID } from 'node:crypto';
import { FsckScene, type Documents } from './fsck-scene.ts';

let scene: FsckScene;
const minutes = 60_000;

beforeAll(async () => {
  scene = new FsckScene();
  await scene.open();
}, 6 * minutes);
afterAll(() => scene?.close());

describe('law 3: an administrator of the database', () => {
  it('who drops the history of checkpoints, and has a new one begun, is contradicted by what was published', async () => {
    // What was published a moment ago may not be in the history yet.
    await until('the loss to be named', async () => {
      const dropped = await scene.ruining('ledger_checkpoints', (documents) => documents.drop());
      return dropped.some((found) => /^checkpoint\.forgotten checkpoints of size \d+ to \d+$/.test(found));
    });
    const begun = await scene.ruining('ledger_checkpoints', async (documents) => {
      const newest = await documents.find({}, { promoteBuffers: true }).sort({ _id: -1 }).limit(1).toArray();
      await documents.drop();
      await documents.insertMany(newest);
    });
    expect(begun).toContainEqual(expect.stringMatching(/^checkpoint\.forgotten/));
  });

  it('who keeps an outbox from emptying has it named, once its events should have left', async () => {
    const matter = (await scene.collection('matters').findOne({ _id: scene.journey.id })) ?? {};
    const waiting = (minutesAgo: number) => (documents: Documents) =>
      documents.updateOne(
        { _id: scene.journey.id },
        {
          $inc: { sequence: 1 as never },
          $set: {
            outbox: [
              {
                id: randomUUID(),
                sequence: Number((matter as { sequence?: number }).sequence) + 1,
                time: new Date(Date.now() - minutesAgo * minutes).toISOString(),
              },
            ],
          },
        },
      );
    expect(await scene.ruining('matters', waiting(11))).toEqual([
      `outbox.stuck evidence/matters ${scene.journey.id}`,
    ]);
    expect(await scene.ruining('matters', waiting(1))).toEqual([]);
  });
});
