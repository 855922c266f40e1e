import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cosignatureSigner, cosignatureVerifier, cosignatureVkey, signNote, splitNote } from '@sanzhi/ledger';
import { civilDateOf } from '@sanzhi/statute';
import { event, partiesOf } from '../../services/evidence/test/ledger-scene.ts';
import { Findings } from '../../tools/src/fsck/findings.ts';
import type { Places } from '../../tools/src/fsck/places.ts';
import { walkLedger } from '../../tools/src/fsck/walk-ledger.ts';
import { byReview, MirrorScene } from './mirror-scene.ts';

const hour = 3_600_000;
const start = Date.parse('2026-03-02T08:00:00Z');
const at = (hours: number): Date => new Date(start + hours * hour);
const seed = new Uint8Array(32).fill(21);
const name = 'justice.test.example/witness';

let scene: MirrorScene;
let places: Places;

beforeAll(async () => {
  scene = await MirrorScene.open(1);
  const witnesses = [cosignatureVerifier(cosignatureVkey(name, seed))];
  places = { ...scene.places, clockMoves: false, trust: { ...scene.places.trust, witnesses } };
  await witnessed(at(0));
});
afterAll(() => scene?.close());

const history = () => scene.collection('ledger_checkpoints');
const newest = async () => (await history().find({}).sort({ _id: -1 }).limit(1).toArray())[0];

/** The newest checkpoint, as a witness signed it then. */
const witnessed = async (time: Date, published = time): Promise<void> => {
  const kept = await newest();
  const { text } = splitNote(String(kept?.['note']));
  const signers = [...partiesOf().signers.slice(0, 1), cosignatureSigner(name, seed, () => time)];
  const note = await signNote(text, signers);
  const $set = { note, at: published, day: civilDateOf(published) };
  await history().updateOne({ _id: kept?._id ?? '' }, { $set });
};

const said = async (hours: number): Promise<void> => {
  const saying = { ...byReview, matter: scene.matter, time: at(hours).toISOString() };
  await scene.say([event(saying)]);
};
const found = async (): Promise<string[]> => {
  const findings = new Findings();
  await walkLedger(places, findings);
  return findings.differences.map(({ code, place }) => `${code} ${place.split(' (')[0]}`);
};

describe('law 3: whoever rules database or broker', () => {
  it('and puts in an event with a time of the past is contradicted by what was public in between', async () => {
    for (const hours of [24, 48, 72]) {
      await said(hours);
      await witnessed(at(hours + 0.01));
    }
    expect(await found()).toEqual([]);
    await said(30);
    await witnessed(at(72.1));
    expect(await found()).toEqual(['entry.back-dated entry 4']);
  });

  it('and puts the time of a checkpoint back is contradicted by the witness, and its day by its time', async () => {
    await said(73);
    await witnessed(at(73.1), at(72.2));
    expect(await found()).toEqual(['entry.back-dated entry 4']);
    await witnessed(at(75), at(73));
    const size = String((await newest())?._id);
    expect(await found()).toContain(`checkpoint.order checkpoint of size ${size}`);
    await witnessed(at(75));
    await history().updateOne({ _id: (await newest())?._id ?? '' }, { $set: { day: '2026-03-01' } });
    expect(await found()).toContain(`checkpoint.order checkpoint of size ${size}`);
  });
});
