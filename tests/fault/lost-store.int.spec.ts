import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import {
  entriesPath,
  leafHash,
  decodeEntries,
  openCheckpoint,
  tilePath,
  TreeReader,
  tileWidth,
  verifyInclusion,
} from '@sanzhi/ledger';
import { event } from '../../services/evidence/test/ledger-scene.ts';
import { Findings } from '../../tools/src/fsck/findings.ts';
import { bytesOf } from '../../tools/src/fsck/ledger-bucket.ts';
import { openPlaces, type Places } from '../../tools/src/fsck/places.ts';
import { takeOver } from '../../tools/src/mirror/take-over.ts';
import { byReview, type Sealed } from '../red-team/mirror-scene.ts';
import { TwoSites } from '../red-team/two-sites.ts';

let sites: TwoSites;
let places: Places;
let late: Sealed;

/** The drill of docs/runbook.md: the first store is lost after the last run, its database is there. */
beforeAll(async () => {
  sites = await TwoSites.open();
  await sites.run();
  late = await sites.seal(randomBytes(5_000));
  const { settings } = sites.store;
  const evidence = {
    ...sites.scene.environment.services['evidence'],
    S3_ENDPOINT: settings.endpoint,
    S3_ACCESS_KEY: settings.accessKey,
    S3_SECRET_KEY: settings.secretKey,
    RECORDS_BUCKET: 'records',
    LEDGER_BUCKET: 'ledger',
  };
  places = await openPlaces({ ...sites.scene.environment, services: { evidence } });
});
afterAll(async () => {
  await places?.close();
  await sites?.close();
});

const fileAt = async (path: string): Promise<Uint8Array> => {
  const bytes = await bytesOf(sites.second.s3, 'ledger', path);
  if (!bytes) throw new Error(`${path} is not at the second site`);
  return bytes;
};

it('what was mirrored is a ledger by itself: every entry is proved from its files alone', async () => {
  const note = Buffer.from(await fileAt('checkpoint')).toString('utf8');
  const { size, root } = openCheckpoint(note, places.trust);
  const tree = new TreeReader(size, (level, index, width) => fileAt(tilePath(level, index, width)));
  expect(Buffer.from(await tree.root()).equals(root)).toBe(true);
  for (const index of [0, 255, 256, size - 1]) {
    const bundle = Math.floor(index / tileWidth);
    const width = Math.min(tileWidth, size - bundle * tileWidth);
    const entries = decodeEntries(await fileAt(entriesPath(bundle, width)), width);
    const leaf = leafHash(entries[index % tileWidth] ?? new Uint8Array());
    const proof = await tree.inclusion(index);
    expect(verifyInclusion({ index, size, leaf, root, proof })).toBe(true);
  }
});

it('takes over: the ledger goes on from its newest checkpoint, and fsck names only what was never carried', async () => {
  expect(await sites.scene.fsck(places)).toContain('checkpoint.rolled-back checkpoint');
  const findings = new Findings();
  const taken = await takeOver(places, findings, () => undefined);
  expect(taken).toMatchObject({ from: 303, to: 304 });
  expect(await sites.scene.fsck(places)).toEqual([`object.missing recordings ${late.id}`]);
});

it('reads by the versions that the database knows, and writes on', async () => {
  const { scene, second } = sites;
  for (const { key, versionId, bytes } of sites.sealed.slice(0, 3)) {
    const copy = (await (await second.records.stream(key, versionId)).toArray()) as Buffer[];
    expect(Buffer.concat(copy).equals(bytes)).toBe(true);
  }
  scene.restart(second.ledger);
  const rows = await scene.collection('ledger_entries').countDocuments({});
  await scene.say([event({ ...byReview, matter: scene.matter })]);
  const note = Buffer.from(await fileAt('checkpoint')).toString('utf8');
  expect(openCheckpoint(note, places.trust).size).toBe(rows + 1);
  expect(await scene.fsck(places)).toEqual([`object.missing recordings ${late.id}`]);
});
