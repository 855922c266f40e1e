import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, type ChannelModel } from 'amqplib';
import { generateKeyPair, SignJWT } from 'jose';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearanceGranted, evidenceApi, reviewApi } from '@sanzhi/contracts';
import { cast, Journey, makePhoto, Refused, shop, stack, until } from '@sanzhi/testing';
import { goTo, noticeAndDecision } from '../support/days.ts';
import { TestHouse } from '../support/house.ts';
import { untilReview } from '../support/stages.ts';

let house: TestHouse;
let folder: string;
let photo: string;
let broker: ChannelModel;
const { noticed } = noticeAndDecision();
let now = (): Date => new Date();

beforeAll(async () => {
  house = await TestHouse.open();
  folder = mkdtempSync(join(tmpdir(), 'sanzhi-law1-'));
  photo = await makePhoto(folder, 'photo');
  broker = await connect(stack().services.evidence.AMQP_URL ?? '');
  now = goTo(noticed);
});
afterAll(async () => {
  await broker?.close();
  await house?.close();
  rmSync(folder, { recursive: true, force: true });
});

const journeyOf = (name: string) => new Journey({ api: house.api, now: () => now(), name });

/** Says in review's name, on the real broker, that a clearance was granted. */
const say = async (matter: string, data: { digest: string; token: string; round: number }): Promise<void> => {
  const channel = await broker.createConfirmChannel();
  const id = randomUUID();
  const event = {
    specversion: '1.0',
    id,
    source: '/sanzhi/review',
    type: clearanceGranted.type,
    subject: matter,
    time: now().toISOString(),
    datacontenttype: 'application/json',
    agency: '114311280064218500',
    matter,
    actor: { id: 'intruder', name: '冒名' },
    sequence: 999,
    data,
  };
  const key = 'review.clearance.granted.v1';
  channel.publish('sanzhi.events', key, Buffer.from(JSON.stringify(event)), {
    messageId: id,
    type: event.type,
    contentType: 'application/cloudevents+json',
    persistent: true,
  });
  await channel.waitForConfirms();
  await channel.close();
  await until('event kept by the ledger', async () => {
    const { items } = await house.api.call(evidenceApi.timeline, cast.handler, { id: matter });
    return items.some((item) => item.id === id);
  });
};

const refusals = async (journey: Journey): Promise<void> => {
  const fields = {
    evidence: [{ title: '现场笔录' }],
    hearing: false,
    contact: '陈远志',
    phone: '0746-4712315',
  };
  await expect(
    house.api.call(evidenceApi.issueNotice, cast.handler, { id: journey.id, fields }),
  ).rejects.toBeInstanceOf(Refused);
  await expect(
    house.api.call(evidenceApi.issueDecision, cast.leader, { id: journey.id, fields: {} }),
  ).rejects.toBeInstanceOf(Refused);
  const { notice, decision } = await journey.matter();
  expect([notice, decision]).toEqual([undefined, undefined]);
};

describe('law 1: no number without a clearance for this very proposal', () => {
  let first: Journey;
  let second: Journey;

  it('a clearance signed by someone else opens nothing', async () => {
    first = journeyOf('伪造凭证食品店');
    await untilReview(first, photo);
    const { proposalDigest = '' } = await first.matter();
    const { privateKey } = await generateKeyPair('EdDSA');
    const token = await new SignJWT({ digest: proposalDigest, round: 1 })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'sanzhi-clearance+jwt', kid: 'forged' })
      .setIssuer('sanzhi-review')
      .setSubject(first.id)
      .setIssuedAt()
      .sign(privateKey);
    await say(first.id, { digest: proposalDigest, token, round: 1 });
    await refusals(first);
    expect((await first.matter()).state).toBe('P10');
  });

  it("another matter's good clearance opens nothing", async () => {
    second = journeyOf('调换凭证食品店');
    await untilReview(second, photo);
    await second.submit(shop.fullReason);
    await second.opine('agree');
    await second.untilState('P11');
    const { clearance } = await house.api.call(reviewApi.getSubmission, cast.handler, { id: second.id });
    const { proposalDigest = '' } = await first.matter();
    await say(first.id, { digest: proposalDigest, token: clearance?.token ?? '', round: 1 });
    await refusals(first);
    expect((await first.matter()).state).toBe('P10');
  });

  it('a proposal changed after agreement lapses the clearance, and the old one replayed opens nothing', async () => {
    const { clearance: old } = await house.api.call(reviewApi.getSubmission, cast.handler, { id: second.id });
    await second.advance('P09', cast.leader, '罚款数额调整');
    await second.make(35);
    await house.api.call(evidenceApi.propose, cast.handler, {
      id: second.id,
      facts: shop.facts,
      characterisation: shop.characterisation,
      basis: shop.basis,
      measures: [{ kind: 'fine', amount: 5_000_000 }],
      discretion: shop.fullReason,
      publicInterest: false,
      complex: false,
      thirdPartyRights: false,
    });
    expect((await second.matter()).clearance?.live ?? false).toBe(false);
    await say(second.id, { digest: old?.digest ?? '', token: old?.token ?? '', round: 1 });
    await refusals(second);
    expect((await second.matter()).clearance?.live ?? false).toBe(false);
  });

  it('a numbered document cannot be made by hand', async () => {
    for (const form of [37, 45])
      await expect(
        house.api.call(evidenceApi.makeDocument, cast.handler, { id: second.id, form, fields: {} }),
      ).rejects.toBeInstanceOf(Refused);
  });
});
