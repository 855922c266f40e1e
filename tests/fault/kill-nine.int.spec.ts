import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { disclosureApi, evidenceApi } from '@sanzhi/contracts';
import { parseDocumentNumber } from '@sanzhi/statute';
import { cast, Journey, makePhoto, part, until, type ApiService } from '@sanzhi/testing';
import { goTo, noticeAndDecision } from '../support/days.ts';
import { differences } from '../support/fsck.ts';
import { TestHouse } from '../support/house.ts';
import { untilNotice, untilPublished } from '../support/stages.ts';

const matters = 50;
const sideBySide = 8;
const patienceMs = 90_000;
const minutes = 60_000;

let house: TestHouse;
let folder: string;
let photo: string;
let journeys: Journey[];
let before: string[];
const days = noticeAndDecision();

/** Identifier and reason of every parked message. */
const parked = async (): Promise<string[]> => {
  const found: string[] = [];
  for (const service of ['evidence', 'review', 'disclosure'] as const)
    for (const { messages } of (await house.api.parked(service, 'zheng.admin')).queues)
      found.push(...messages.map(({ id, reason }) => `${id} ${reason}`));
  return found;
};

const open = (): void => {
  journeys = Array.from(
    { length: matters },
    (_, n) => new Journey({ api: house.api, now: () => now(), patienceMs, name: `断电测试食品店${n + 1}号` }),
  );
};
let now = (): Date => new Date();

beforeAll(async () => {
  house = await TestHouse.open();
  folder = mkdtempSync(join(tmpdir(), 'sanzhi-fault-'));
  photo = await makePhoto(folder, 'photo');
  open();
  before = await parked();
});
afterAll(async () => {
  await part('rabbitmq').start();
  await house?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs all matters, a few at a time, and kills meanwhile. */
const inTurmoil = async (
  work: (journey: Journey) => Promise<unknown>,
  kill: (done: () => boolean) => Promise<void>,
) => {
  let finished = false;
  const waiting = [...journeys];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await work(next);
  };
  const working = Promise.all(Array.from({ length: sideBySide }, worker)).finally(() => (finished = true));
  await Promise.all([working, kill(() => finished)]);
};

const killService = async (name: ApiService) => {
  await house.services[name].kill('SIGKILL');
  await sleep(500);
  await house.services[name].restart();
};
const killBroker = async () => {
  await part('rabbitmq').kill();
  await sleep(500);
  await part('rabbitmq').start();
};

describe('law 4: kill -9 in the middle of fifty matters', () => {
  it(
    'each service and the broker, up to the notice',
    async () => {
      now = goTo(days.noticed);
      await inTurmoil(
        (journey) => untilNotice(journey, photo),
        async (done) => {
          for (const kill of [
            () => killService('evidence'),
            () => killService('review'),
            killBroker,
            () => killService('disclosure'),
            () => killService('evidence'),
          ]) {
            await sleep(8000);
            if (!done()) await kill();
          }
        },
      );
      for (const journey of journeys) expect((await journey.matter()).state).toBe('P13');
    },
    20 * minutes,
  );

  it(
    'each service and the broker again, up to the public page',
    async () => {
      now = goTo(days.decided);
      const published = new Set<string>();
      await inTurmoil(
        async (journey) => published.add(await untilPublished(journey, photo)),
        async (done) => {
          for (const kill of [
            () => killService('evidence'),
            () => killService('disclosure'),
            killBroker,
            () => killService('evidence'),
          ]) {
            await sleep(5000);
            if (!done()) await kill();
          }
        },
      );
      expect(published.size).toBe(matters);
    },
    20 * minutes,
  );

  it('nothing is lost, nothing took effect twice', async () => {
    const once = [
      'evidence.matter.opened',
      'evidence.decision.proposed',
      'review.submission.opened',
      'review.opinion.given',
      'review.clearance.granted',
      'evidence.decision.issued',
      'disclosure.publication.planned',
      'disclosure.publication.released',
    ];
    for (const { id } of journeys) {
      const types = await until('all events of the matter', async () => {
        const { items } = await house.api.call(evidenceApi.timeline, cast.handler, { id });
        return (
          once.every((name) => items.some(({ type }) => type === `cn.sanzhi.${name}.v1`)) &&
          items.map(({ type }) => type)
        );
      });
      expect(
        once.map((name) => [name, types.filter((type) => type === `cn.sanzhi.${name}.v1`).length]),
      ).toEqual(once.map((name) => [name, 1]));
    }
  });

  it('law 1: the numbers have no gap and no double', async () => {
    const serials: number[] = [];
    let after: string | undefined;
    do {
      const page = await house.api.call(disclosureApi.listPublications, cast.editor, { limit: 100, after });
      serials.push(...page.items.map(({ number }) => parseDocumentNumber(number, '新市监').serial));
      after = page.next;
    } while (after !== undefined);
    const highest = Math.max(...serials);
    expect(highest).toBeGreaterThanOrEqual(matters);
    expect(serials.sort((a, b) => a - b)).toEqual(Array.from({ length: highest }, (_, n) => n + 1));
  });

  it('no message is left parked', async () => {
    expect((await parked()).filter((message) => !before.includes(message))).toEqual([]);
  });

  it('laws 2 and 3: the whole house stands every check of fsck, bytes included', async () => {
    // What was said last may still be on its way into the ledger.
    await until('no difference', async () => (await differences({ shallow: true })).length === 0).catch(
      () => undefined,
    );
    expect(await differences()).toEqual([]);
  });
});
