import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ed25519Signer, parseCheckpoint, sealEntry, signNote, splitNote, tilePath } from '@sanzhi/ledger';
import { repository } from '@sanzhi/testing';
import { bytesOf } from '../../tools/src/fsck/ledger-bucket.ts';
import { openRow, type Row } from '../../tools/src/fsck/row.ts';
import { FsckScene, type Documents } from './fsck-scene.ts';

let scene: FsckScene;
const minutes = 60_000;

beforeAll(async () => {
  scene = new FsckScene();
  await scene.open();
}, 6 * minutes);
afterAll(() => scene?.close());

const collection = (name: string): Documents => scene.collection(name);
const rows = () => collection('ledger_entries');
const rowAt = async (index: number): Promise<Row & Record<string, unknown>> => {
  const row = await rows().findOne({ index }, { promoteBuffers: true });
  if (!row) throw new Error(`no row at ${index}`);
  return row as unknown as Row & Record<string, unknown>;
};
const ruining: FsckScene['ruining'] = (name, ruin) => scene.ruining(name, ruin);
const named: FsckScene['named'] = (options) => scene.named(options);

describe('sanzhi fsck', () => {
  it('finds nothing where nobody did anything, and says what it looked at', async () => {
    const { differences, counts, notes } = await scene.check({ shallow: false });
    expect(differences).toEqual([]);
    expect(counts).toMatchObject({ tiles: 2, 'witnesses asked': 2 });
    expect(counts['entries']).toBeGreaterThan(300);
    expect(counts['time stamps']).toBeGreaterThan(0);
    expect(counts['facts']).toBe(2);
    expect(counts['bytes of files']).toBeGreaterThan(1000);
    expect(notes.map(({ code }) => code)).not.toContain('checked.not');
  });

  it('ends with 0, 1 and 2 for clean, different and could not look', async () => {
    const file = join(scene.folder, 'env.json');
    writeFileSync(file, JSON.stringify(scene.environment));
    const run = async (env: string): Promise<{ code: number; stdout: string }> => {
      const script = join(repository, 'tools', 'src', 'sanzhi.ts');
      const args = ['--conditions=sanzhi-source', script, 'fsck', '--env', env, '--shallow', '--json'];
      try {
        return { code: 0, stdout: (await promisify(execFile)(process.execPath, args)).stdout };
      } catch (error) {
        return error as { code: number; stdout: string };
      }
    };
    expect((await run(file)).code).toBe(0);
    expect((await run(join(scene.folder, 'none.json'))).code).toBe(2);
    await ruining('ledger_entries', async (documents) => {
      await documents.deleteOne({ index: 5 });
      const { code, stdout } = await run(file);
      expect(code).toBe(1);
      expect(JSON.parse(stdout)).toMatchObject({
        differences: expect.arrayContaining([
          expect.objectContaining({ code: 'entry.missing', place: 'entry 5', zh: '账本缺一条' }),
        ]),
      });
    });
  });
});

describe('law 3: an administrator of the database', () => {
  it('who deletes an entry leaves a gap with a number', async () => {
    const found = await ruining('ledger_entries', (documents) => documents.deleteOne({ index: 17 }));
    expect(found).toContain('entry.missing entry 17');
  });

  it('who drops the tail leaves each entry missing that was public', async () => {
    const size = await rows().countDocuments({});
    const found = await ruining('ledger_entries', (documents) =>
      documents.deleteMany({ index: { $in: [size - 1, size - 2, size - 3] } }),
    );
    for (const index of [size - 1, size - 2, size - 3])
      expect(found).toContain(`entry.missing entry ${index}`);
  });

  it('who changes a sealed body cannot make it open', async () => {
    const { _id, sealed } = await rowAt(20);
    const bytes = Buffer.from(sealed ?? []);
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    const found = await ruining('ledger_entries', (documents) =>
      documents.updateOne({ _id }, { $set: { sealed: bytes } }),
    );
    expect(found).toContain(`entry.sealed entry 20 (${_id})`);
  });

  it('who changes what is told in clear is contradicted by the body', async () => {
    const { _id } = await rowAt(21);
    const found = await ruining('ledger_entries', (documents) =>
      documents.updateOne({ _id }, { $set: { time: '2020-01-01T00:00:00.000Z' } }),
    );
    expect(found).toContain(`entry.columns entry 21 (${_id})`);
  });

  it('who holds the keys and writes another entry with everything that belongs to it is refuted by the tree', async () => {
    const row = await rowAt(22);
    const owner = row.matter === undefined ? `agency:${row.agency}` : `matter:${row.matter}`;
    const key = (await collection('ledger_keys').findOne({ _id: owner }, { promoteBuffers: true }))?.['key'];
    const opening = openRow(row, key as Buffer);
    if (!('opened' in opening)) throw new Error('the row does not open');
    const { event, place } = opening.opened;
    const forged = { ...event, time: '2020-01-01T00:00:00.000Z' };
    const sealed = sealEntry({ event: forged, ...(place && { matter: place }) });
    const iv = randomBytes(12);
    const locking = createCipheriv('aes-256-gcm', key as Buffer, iv).setAAD(Buffer.from(row._id));
    const plain = Buffer.concat([Buffer.from(sealed.opening.salt, 'hex'), Buffer.from(sealed.opening.body)]);
    const text = Buffer.concat([locking.update(plain), locking.final()]);
    const found = await ruining('ledger_entries', (documents) =>
      documents.updateOne(
        { _id: row._id },
        {
          $set: {
            time: forged.time,
            commitment: Buffer.from(sealed.commitment).toString('hex'),
            bodyHash: Buffer.from(sealed.bodyHash).toString('hex'),
            fileSalt: sealed.opening.fileSalt,
            sealed: Buffer.concat([iv, locking.getAuthTag(), text]),
          },
        },
      ),
    );
    expect(found).toContain(`tile.differs ${tilePath(0, 0)}`);
    expect(found.filter((line) => line.startsWith('checkpoint.root'))).toHaveLength(1);
    expect(found.filter((line) => line.startsWith('entry.'))).toEqual([]);
  });

  it('who swaps two entries is refuted by the tree', async () => {
    const [a, b] = [await rowAt(30), await rowAt(31)];
    const found = await ruining('ledger_entries', async (documents) => {
      await documents.updateOne({ _id: a._id }, { $set: { index: -1 } });
      await documents.updateOne({ _id: b._id }, { $set: { index: 30 } });
      await documents.updateOne({ _id: a._id }, { $set: { index: 31 } });
    });
    expect(found).toContain(`tile.differs ${tilePath(0, 0)}`);
  });

  it('who numbers an entry of a matter anew is contradicted by the body and by its neighbours', async () => {
    const row = await rows().findOne({ matter: scene.journey.id, number: 3 });
    const found = await ruining('ledger_entries', (documents) =>
      documents.updateOne({ _id: row?._id ?? '' }, { $set: { number: 30 } }),
    );
    expect(found).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^entry\.columns/),
        expect.stringMatching(new RegExp(`^matter\\.number .*${scene.journey.id}`)),
      ]),
    );
  });

  it('who copies an entry to another place has it named', async () => {
    const { _id, ...rest } = await rowAt(9);
    const found = await ruining('ledger_entries', (documents) =>
      documents.insertOne({ ...rest, _id: `copy-of-${_id}`, index: -7, number: -7 }),
    );
    expect(found).toContain(`entry.stray row copy-of-${_id}`);
  });

  it('who destroys the key of a matter without the procedure of erasure is named', async () => {
    const owner = `matter:${scene.journey.id}`;
    const found = await ruining('ledger_keys', (documents) => documents.deleteOne({ _id: owner }));
    expect(found).toContainEqual(expect.stringMatching(/^entry\.key-missing entry \d+/));
    const quietly = await ruining('ledger_keys', (documents) =>
      documents.updateOne(
        { _id: owner },
        { $set: { key: randomBytes(32), generation: 2, destroyedAt: [new Date()] } },
      ),
    );
    expect(quietly).toContain(`entry.key-missing ${scene.journey.id}`);
  });

  it('who changes the digest of a sealed recording is contradicted by entry and store', async () => {
    const sha256 = createHash('sha256').update('another').digest('hex');
    const found = await ruining('recordings', async (documents) => {
      await documents.updateOne({ _id: scene.recording }, { $set: { 'state.sha256': sha256 } });
      expect(await named({ shallow: false })).toContain(`object.bytes recordings ${scene.recording}`);
    });
    expect(found).toContain(`aggregate.facts evidence/recordings ${scene.recording}`);
    expect(found).toContain(`object.not-in-ledger recordings ${scene.recording}`);
    expect(found).toContain(`object.link recordings ${scene.recording} preview`);
  });

  it('who shortens or lengthens how long a recording is kept is contradicted by entry or lock', async () => {
    const shorter = await ruining('recordings', (documents) =>
      documents.updateOne(
        { _id: scene.recording },
        { $set: { 'state.retainUntil': '2027-01-01T00:00:00.000Z' } },
      ),
    );
    expect(shorter).toContain(`aggregate.facts evidence/recordings ${scene.recording}`);
    const longer = await ruining('recordings', (documents) =>
      documents.updateOne(
        { _id: scene.recording },
        { $set: { 'state.retainUntil': '2199-01-01T00:00:00.000Z' } },
      ),
    );
    expect(longer).toContain(`object.lock recordings ${scene.recording}`);
  });

  it('who deletes a recording, or puts back an older matter, is contradicted by the ledger', async () => {
    const gone = await ruining('recordings', (documents) => documents.deleteOne({ _id: scene.recording }));
    expect(gone).toContain(`aggregate.missing /sanzhi/evidence ${scene.recording}`);
    const older = await ruining('matters', (documents) =>
      documents.updateOne({ _id: scene.journey.id }, { $set: { sequence: 1 } }),
    );
    expect(older).toContain(`aggregate.rolled-back evidence/matters ${scene.journey.id}`);
  });

  it('who takes events away before they reach the ledger is contradicted by the thing itself', async () => {
    const found = await ruining('matters', (documents) =>
      documents.updateOne({ _id: scene.journey.id }, { $inc: { sequence: 2 as never } }),
    );
    expect(found).toContain(`aggregate.events-missing evidence/matters ${scene.journey.id}`);
  });

  it('who puts the time stamp of another checkpoint in its place is refuted', async () => {
    const found = await ruining('ledger_checkpoints', async (documents) => {
      const [first, second] = await documents.find({}, { promoteBuffers: true }).sort({ _id: 1 }).toArray();
      await documents.updateOne({ _id: first?._id ?? '' }, { $set: { token: second?.['token'] } });
    });
    expect(found).toContainEqual(expect.stringMatching(/^checkpoint\.timestamp/));
  });
});

describe('law 2: the owner of the store', () => {
  it('who writes over a tile has both named, and the original is still there', async () => {
    const { ledger } = scene.buckets;
    const tile = await bytesOf(scene.root(), ledger, tilePath(0, 0));
    const forged = Buffer.from(tile ?? []);
    forged[0] = (forged[0] ?? 0) ^ 1;
    const found = await scene.covering(ledger, tilePath(0, 0), forged, () => named());
    expect(found).toEqual(
      expect.arrayContaining([`tile.differs ${tilePath(0, 0)}`, `tile.replaced ${tilePath(0, 0)}`]),
    );
    expect(await bytesOf(scene.root(), ledger, tilePath(0, 0))).toEqual(tile);
  });

  it('who deletes a tile only hides it', async () => {
    const found = await scene.covering(scene.buckets.ledger, tilePath(0, 0), undefined, () => named());
    expect(found).toEqual(
      expect.arrayContaining([`tile.missing ${tilePath(0, 0)}`, `tile.hidden ${tilePath(0, 0)}`]),
    );
  });

  it('who deletes a sealed recording only hides it', async () => {
    const recording = await collection('recordings').findOne({ _id: scene.recording });
    const { key } = recording?.['state'] as { key: string };
    const found = await scene.covering(scene.buckets.records, key, undefined, () => named());
    expect(found).toEqual([`object.hidden ${key}`]);
  });

  it('who publishes a checkpoint by another key is refuted by the pinned one', async () => {
    const note = await bytesOf(scene.root(), scene.buckets.ledger, 'checkpoint');
    const { text } = splitNote(note?.toString('utf8') ?? '');
    const { origin } = parseCheckpoint(text);
    const forged = await signNote(text, [ed25519Signer(origin, new Uint8Array(randomBytes(32)))]);
    const found = await scene.covering(scene.buckets.ledger, 'checkpoint', Buffer.from(forged), () =>
      named(),
    );
    expect(found).toContain('checkpoint.signature checkpoint');
  });

  it('who puts an older checkpoint back is contradicted by the trail, and with the whole database put back by the witnesses', async () => {
    const [older] = await collection('ledger_checkpoints').find({}).sort({ _id: 1 }).limit(1).toArray();
    const size = Number(older?._id);
    const note = Buffer.from(String(older?.['note']));
    const found = await scene.covering(scene.buckets.ledger, 'checkpoint', note, async () => {
      expect(await named()).toContain('checkpoint.rolled-back checkpoint');
      return ruining('ledger_checkpoints', async (checkpoints) => {
        await checkpoints.deleteMany({ _id: { $gt: size as unknown as string } });
        const rest = await ruining('ledger_entries', (documents) =>
          documents.deleteMany({ index: { $gte: size } }),
        );
        expect(rest.filter((line) => line.startsWith('checkpoint.'))).toEqual([
          'checkpoint.witness-ahead justice.xintian.example/witness',
          'checkpoint.witness-ahead audit.xintian.example/witness',
          // Full tiles, which nobody could take away.
          expect.stringMatching(/^checkpoint\.rolled-back tile\//),
          // The versions of the public checkpoint that are still in the bucket.
          expect.stringMatching(/^checkpoint\.forgotten checkpoints of size \d+ to \d+$/),
        ]);
      });
    });
    expect(found).toBeDefined();
  });
});

it('is clean again when everything is put back', async () => {
  expect(await named({ shallow: false })).toEqual([]);
});
