import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { disclosureApi, evidenceApi, reviewApi } from '@sanzhi/contracts';
import { cast, Journey, makePhoto, shop, until } from '@sanzhi/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { goTo, noticeAndDecision } from '../support/days.ts';
import { setClock, TestHouse } from '../support/house.ts';
import { untilNotice, untilPublished } from '../support/stages.ts';

const archivist = 'deng.archivist';
const folder = mkdtempSync(join(tmpdir(), 'sanzhi-erasure-'));
const name = `删除测试食品店${Date.now()}`;
const days = noticeAndDecision();
let house: TestHouse;
let journey: Journey;
let publication: string;

beforeAll(async () => {
  house = await TestHouse.open();
  const photo = await makePhoto(folder, 'photo', Date.now() % 360);
  let now = goTo(days.noticed);
  journey = new Journey({ api: house.api, now: () => now(), name });
  await untilNotice(journey, photo);
  now = goTo(days.decided);
  publication = await untilPublished(journey, photo);
  setClock(0);
});
afterAll(async () => {
  await house?.close();
  rmSync(folder, { recursive: true, force: true });
});

const seenInReview = async (): Promise<string> =>
  JSON.stringify([
    await house.api.call(reviewApi.getSubmission, cast.reviewer, { id: journey.id }),
    await house.api.call(reviewApi.listSubmissions, cast.reviewer, { limit: 100 }),
  ]);
/** What disclosure keeps to itself; what is on display is redacted and stays to its last day. */
const keptInDisclosure = async (): Promise<string> => {
  const view = await house.api.call(disclosureApi.getPublication, cast.editor, { id: publication });
  return JSON.stringify([view.redactions, view.credit]);
};

it('law 5: what evidence erases, review and disclosure forget as well, by the event alone', async () => {
  expect(await seenInReview()).toContain(name);
  expect(await keptInDisclosure()).toContain(name);
  const asked = { ground: 'legal-order', basis: '（2026）湘1128民初9号', reason: '判决删除' };
  const { id } = await house.api.call(evidenceApi.requestErasure, archivist, { id: journey.id, ...asked });
  await house.api.call(evidenceApi.approveErasure, cast.leader, { id });
  await until('review has forgotten', async () => !(await seenInReview()).includes(name));
  await until('disclosure has forgotten', async () => !(await keptInDisclosure()).includes(name));
  const seen = `${await seenInReview()}${await keptInDisclosure()}`;
  for (const word of [shop.party.legalRepresentative, shop.party.address, shop.statement])
    expect(seen).not.toContain(word);
  const { state, rounds } = await house.api.call(reviewApi.getSubmission, cast.reviewer, { id: journey.id });
  expect({ state, rounds: rounds.length }).toEqual({ state: 'cleared', rounds: 1 });
  const shown = await house.api.call(disclosureApi.publicDecision, cast.editor, { id: publication });
  expect(JSON.stringify(shown)).toContain(name);
});
