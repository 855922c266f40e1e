import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evidenceApi } from '@sanzhi/contracts';
import { connect } from '@sanzhi/object-store';
import { cast, Journey, makePhoto, storeOwner, until } from '@sanzhi/testing';
import { TestHouse } from '../support/house.ts';

const archivist = 'deng.archivist';
const folder = mkdtempSync(join(tmpdir(), 'sanzhi-keeping-'));
const party = `梁小满个体店${Date.now()}`;
let house: TestHouse;
let journey: Journey;
let photo: string;
let matter: { id: string };

const root = () => connect(storeOwner(), storeOwner().endpoint);
const call: TestHouse['api']['call'] = (...asked) => house.api.call(...asked);
const keeping = () => call(evidenceApi.matterKeeping, archivist, matter);
const settled = (what: string, fits: (view: Awaited<ReturnType<typeof keeping>>) => boolean) =>
  until(what, async () => {
    const view = await keeping();
    return view.settled && fits(view) ? view : undefined;
  });

beforeAll(async () => {
  house = await TestHouse.open();
  journey = new Journey({ api: house.api, now: () => new Date(), name: party });
  await journey.open();
  await journey.advance('P02');
  matter = { id: journey.id };
  const path = await makePhoto(folder, 'photo', Date.now() % 360);
  photo = await journey.record({ path, title: `${party}检查`, activity: 'site-inspection', medium: 'photo' });
  await journey.make(9);
});
afterAll(async () => {
  await house?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('law 2: what is sealed is kept from then on; a longer class and a hold reach the store', async () => {
  const before = await settled('both things are kept', ({ holdings }) => holdings.length === 2);
  const record = before.holdings.find(({ thing }) => thing === photo);
  expect(record).toMatchObject({ kind: 'recording', class: '30-years', held: false });
  await call(evidenceApi.setRetention, archivist, { ...matter, class: 'permanent', reason: '重大案件' });
  const hold = { ...matter, ground: 'litigation', basis: '（2026）湘1128行初3号', reason: '当事人起诉' };
  await call(evidenceApi.placeHold, archivist, hold);
  const after = await settled('the order is carried out', ({ holdings }) =>
    holdings.every(({ held, class: archive }) => held && archive === 'permanent'),
  );
  const [{ id = '' } = {}] = after.holds;
  const lift = (who: string) => call(evidenceApi.liftHold, who, { ...matter, hold: id, reason: '判决生效' });
  await expect(lift(archivist)).rejects.toMatchObject({ problem: { code: 'storage.own-request' } });
  const key = `${matter.id}/${photo}`;
  const versions: { versionId: string }[] = [];
  for await (const one of root().listObjects('records', key, true, { IncludeVersion: true }))
    versions.push(one as { versionId: string });
  const versionId = versions[0]?.versionId ?? '';
  await expect(root().removeObject('records', key, { versionId })).rejects.toThrow();
  expect(await root().getObjectLegalHold('records', key, { versionId })).toEqual({ Status: 'ON' });
  await lift('zhou.head');
  await settled('the hold is lifted', ({ holdings }) => holdings.every(({ held }) => !held));
  expect(await root().getObjectLegalHold('records', key, { versionId })).toEqual({ Status: 'OFF' });
  await expect(
    call(evidenceApi.proposeRecordDisposal, archivist, { things: [photo], reason: '期满' }),
  ).rejects.toMatchObject({ problem: { code: 'storage.not-due' } });
});

it('law 9: another agency has none of it', async () => {
  for (const route of [evidenceApi.matterKeeping, evidenceApi.matterCustody])
    await expect(call(route, 'lei.handler', matter)).rejects.toMatchObject({
      status: expect.any(Number),
      problem: { code: expect.stringMatching(/not-found|identity/) },
    });
});

it('law 3: every access is in the ledger, with its title of that time', async () => {
  const asked = { id: photo, way: 'play', purpose: 'case-handling' };
  await call(evidenceApi.accessRecording, cast.handler, asked);
  await until('the access is on the timeline', async () => {
    const { items } = await call(evidenceApi.timeline, cast.handler, matter);
    return items.some(({ type }) => type.endsWith('evidence.custody.accessed.v1')) || undefined;
  });
  const { items } = await call(evidenceApi.recordingCustody, archivist, { id: photo });
  expect(items[0]).toMatchObject({ title: `${party}检查`, way: 'play' });
});

it('personal data goes by order of two people; the proofs of the ledger stay', async () => {
  const asked = { ...matter, ground: 'legal-order', basis: '（2026）湘1128民初9号', reason: '判决删除' };
  const early = { ...asked, ground: 'term-over' };
  await expect(call(evidenceApi.requestErasure, archivist, early)).rejects.toMatchObject({
    problem: { code: 'storage.term-not-over' },
  });
  const { id } = await call(evidenceApi.requestErasure, archivist, asked);
  await call(evidenceApi.approveErasure, cast.leader, { id });
  await until('the erasure is carried out', async () => {
    const { items } = await call(evidenceApi.listErasures, archivist, {});
    return items.find((one) => one.id === id)?.state === 'carried-out' || undefined;
  });
  const seen = JSON.stringify([
    await call(evidenceApi.getMatter, cast.handler, matter),
    await call(evidenceApi.listRecordings, cast.handler, matter),
    await call(evidenceApi.listDocuments, cast.handler, matter),
    await call(evidenceApi.matterCustody, archivist, matter),
    await keeping(),
    await call(evidenceApi.timeline, cast.handler, matter),
  ]);
  expect(seen).not.toContain(party);
  expect(seen).not.toContain('梁小满');
  const told = await until('everything said is published', async () => {
    const view = await call(evidenceApi.matterCompleteness, cast.handler, matter);
    return view.unpublished === 0 ? view : undefined;
  });
  expect(told).toMatchObject({ complete: true, faults: [] });
  expect(told.erased).toBeGreaterThan(10);
});
