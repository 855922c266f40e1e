import { describe, expect, it } from '@jest/globals';
import {
  clearanceGranted,
  clearanceLapsed,
  opinionGiven,
  type CheckResult,
  type Person,
} from '@sanzhi/contracts';
import { digestOf, DomainError } from '@sanzhi/kernel';
import fc from 'fast-check';
import {
  certified,
  chen,
  Desk,
  fang,
  gao,
  he,
  known,
  li,
  liu,
  material,
  passing,
  problems,
  proposal,
  wang,
  zhou,
} from '../../test/desk.ts';
import { openFindings } from './domain/submission.ts';
import { samePerson } from '@sanzhi/statute';
import type { Acting } from './domain/people.ts';

/** People who may be anything: reviewers and heads of the review unit become handlers, and handlers try to review. */
const everyone: Acting[] = [chen, wang, zhou, liu, he, gao, fang].map((person) => ({
  ...person,
  roles: ['handler', 'unit-head', 'reviewer', 'review-head'],
}));
const reviewersMostly = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(liu, he) },
  { weight: 1, arbitrary: fc.constantFrom(...everyone) },
);
const headsMostly = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(gao, fang) },
  { weight: 1, arbitrary: fc.constantFrom(...everyone) },
);
const joiner = fc.constantFrom<Person>(certified(liu), known(he), certified(gao), known(fang), known(wang));
const proposals = [{}, { facts: '二' }, { materials: [material('三')] }, { complex: true }];

type Step =
  | { do: 'propose'; which: number; handlers: Person[]; late: boolean }
  | { do: 'join'; who: Person }
  | { do: 'submit'; by: Acting; answering: boolean }
  | { do: 'accept' | 'ask'; by: Acting }
  | { do: 'opine'; by: Acting; agree: boolean; claimed: boolean }
  | { do: 'countersign'; by: Acting; agreed: boolean }
  | { do: 'wait'; days: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('propose' as const),
      which: fc.nat({ max: proposals.length - 1 }),
      handlers: fc.oneof(
        { weight: 9, arbitrary: fc.constant<Person[]>([]) },
        {
          weight: 1,
          arbitrary: joiner.map((one) => [one]),
        },
      ),
      late: fc.oneof(
        { weight: 9, arbitrary: fc.constant(false) },
        { weight: 1, arbitrary: fc.constant(true) },
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('join' as const), who: joiner }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('submit' as const),
      by: fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom(chen, li, zhou) },
        { weight: 1, arbitrary: fc.constantFrom(...everyone) },
      ),
      answering: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.constant(false)),
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('accept' as const), by: reviewersMostly }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('ask' as const), by: reviewersMostly }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('opine' as const),
      by: reviewersMostly,
      agree: fc.boolean(),
      claimed: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.constant(true)),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('countersign' as const),
      by: headsMostly,
      agreed: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.constant(false)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 9 }) }),
  },
);

interface Granted {
  digest: string;
  reviewer: Person;
  head: Person;
}

/** Knows only what was asked and what was said, not how the review keeps it. */
class Witness {
  readonly desk = new Desk();
  digest = '';
  handling: Person[] = [];
  live: Granted[] = [];
  granted = 0;
  #seen = 0;
  #sequence = 10;

  async run(one: Step): Promise<void> {
    const before = new Set(this.handling);
    try {
      await this.#do(one);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.handling = [...before];
      if (this.#news().length > 0) throw new Error('a refused command said something');
      return;
    }
    this.#judge(one, this.#news());
  }

  #news() {
    const news = this.desk.submissions.events.slice(this.#seen);
    this.#seen = this.desk.submissions.events.length;
    return news;
  }

  async #do(one: Step): Promise<void> {
    const { desk } = this;
    switch (one.do) {
      case 'propose': {
        const change = proposals[one.which] ?? {};
        const handlers = [certified(chen), certified(li), ...one.handlers];
        this.#sequence += 1;
        const late = one.late && this.digest !== '';
        this.handling.push(...handlers, known(chen));
        await desk.propose(change, { handlers, sequence: late ? 1 : this.#sequence });
        if (!late) this.digest = digestOf(proposal(change));
        return;
      }
      case 'join':
        if (this.digest === '') return;
        this.handling.push(one.who);
        return desk.join(one.who);
      case 'submit': {
        this.handling.push(known(one.by));
        const findings = this.digest === '' ? [] : openFindings(await desk.state());
        const answers = one.answering ? findings.map(({ check }) => ({ check, answer: '已改正。' })) : [];
        await desk.submit(one.by, answers);
        return;
      }
      case 'accept':
        await desk.accept(one.by);
        return;
      case 'ask':
        await desk.ask(one.by, ['材料'], '2027-01-01');
        return;
      case 'opine': {
        const checks = one.agree ? passing() : problems('law');
        await desk.opine(one.agree || one.claimed ? 'agree' : 'correct', checks, one.by);
        return;
      }
      case 'countersign':
        await desk.countersign(one.by, one.agreed);
        return;
      case 'wait':
        desk.now = new Date(desk.now.getTime() + one.days * 86_400_000);
    }
  }

  #judge(one: Step, news: readonly { type: string; data: unknown }[]): void {
    for (const { type, data } of news) {
      if (type === clearanceLapsed.type) this.live.pop();
      if (type !== clearanceGranted.type) continue;
      this.granted += 1;
      const opinion = news.find((event) => event.type === opinionGiven.type)?.data as
        (Granted & { checks: CheckResult[] }) | undefined;
      expect(one).toMatchObject({ do: 'countersign', agreed: true });
      expect(opinion).toMatchObject({ outcome: 'agree', digest: this.digest });
      expect(opinion?.checks.filter(({ result }) => result === 'problem')).toEqual([]);
      expect(data).toMatchObject({ digest: this.digest });
      this.live.push(opinion as Granted);
    }
    expect(this.live.length).toBeLessThanOrEqual(1);
    for (const { digest, reviewer, head } of this.live) {
      expect(digest).toBe(this.digest);
      expect(samePerson(reviewer, head)).toBe(false);
      for (const person of this.handling) {
        expect(samePerson(person, reviewer)).toBe(false);
        expect(samePerson(person, head)).toBe(false);
      }
    }
  }
}

describe('10,000 random orders of commands', () => {
  it('law 1, law 7: every clearance is a countersigned agreement on exactly the present proposal, never by who handled it, never two at once', async () => {
    let granted = 0;
    let lapsed = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }), async (steps) => {
        const witness = new Witness();
        await witness.desk.register();
        await witness.desk.record(chen, {});
        await witness.desk.record(wang, {});
        await witness.desk.record(gao, {});
        await witness.run({ do: 'propose', which: 0, handlers: [], late: false });
        for (const one of steps) await witness.run(one);
        const live = (await witness.desk.state()).clearance;
        expect(live?.digest).toBe(witness.live[0]?.digest);
        granted += witness.granted;
        lapsed += witness.granted - witness.live.length;
      }),
      { numRuns: 10_000 },
    );
    expect(granted).toBeGreaterThan(1_000);
    expect(lapsed).toBeGreaterThan(100);
  });
});
