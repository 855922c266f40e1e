import { beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { people } from '../../../test/matter-people.ts';
import { MatterModel } from '../../../test/matter-model.ts';
import { Scene } from '../../../test/matter-scene.ts';

type Command = (model: MatterModel) => unknown;
const { chen, leader, unitHead, reviewer, presider } = people;
const anyone = fc.constantFrom(
  chen,
  leader,
  unitHead,
  presider,
  { ...reviewer, roles: ['agency-leader'] },
  { ...chen, roles: ['agency-leader'] },
);
const states = fc.constantFrom('P04', 'P09', 'P10', 'P11', 'P12', 'P13', 'P14', 'P14r', 'P15', 'P16', 'P17');
const index = fc.nat(4);

const onward: fc.Arbitrary<Command> = index.map((variant) => (m) => m.step(variant < 3 ? 0 : variant));
const hostile: fc.Arbitrary<Command> = fc.oneof(
  index.map(
    (n): Command =>
      (m) =>
        m.replay(n),
  ),
  index.map(
    (n): Command =>
      (m) =>
        m.plant(n),
  ),
  fc.constantFrom<Command>(
    (m) => m.forge(),
    (m) => m.swap(),
    (m) => m.alter(),
    (m) => m.lapse(),
  ),
  anyone.map(
    (who): Command =>
      (m) =>
        m.issue('decision', who),
  ),
  anyone.map(
    (who): Command =>
      (m) =>
        m.issue('notice', who),
  ),
);
const wandering: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ to: states, who: anyone }).map(
    ({ to, who }): Command =>
      (m) =>
        m.advance(to, who),
  ),
  index.map(
    (n): Command =>
      (m) =>
        m.propose(n),
  ),
  fc.constantFrom('agree', 'correct', 'investigate', 'other').map(
    (o): Command =>
      (m) =>
        m.opinion(o),
  ),
  fc.constantFrom('18110028002', '18110028003', '18110028005').map(
    (c): Command =>
      (m) =>
        m.officers(c),
  ),
  fc.integer({ min: 1, max: 400 }).map(
    (hours): Command =>
      (m) =>
        m.pass(hours),
  ),
  fc.constantFrom<Command>(
    (m) => m.supplement(),
    (m) => m.grant(),
    (m) => m.finish(),
    (m) => m.say({ hearingRequested: true }),
    (m) => m.say({ waived: true }),
    (m) => m.document(35),
    (m) => m.recording('service'),
  ),
);
const commands = fc.array(
  fc.oneof(
    { arbitrary: onward, weight: 6 },
    { arbitrary: hostile, weight: 2 },
    { arbitrary: wandering, weight: 1 },
  ),
  { minLength: 3, maxLength: 14, size: 'max' },
);

/** Where the orders of commands begin: at the end of the investigation, at the notice, at the decision. */
const starts: MatterModel[] = [];
beforeAll(async () => {
  const scene = new Scene();
  await scene.reach('P09');
  const model = new MatterModel(await scene.matter(), scene.now);
  for (const state of ['P09', 'P12', 'P16']) {
    while (model.matter.state !== state) model.step(0);
    starts.push(model.fork());
  }
});

const runs = 10_000;

it(`law 1: in ${runs} random orders of commands, no decision without a live clearance for the exact proposal`, () => {
  let decided = 0;
  let refused = 0;
  fc.assert(
    fc.property(commands, fc.nat(2), (order, start) => {
      const model = starts[start]?.fork();
      if (!model) throw new Error('no start');
      for (const command of order) command(model);
      decided += model.decided;
      refused += model.refused;
      expect(model.faults).toEqual([]);
    }),
    { numRuns: runs },
  );
  expect(decided).toBeGreaterThan(runs / 20);
  expect(refused).toBeGreaterThan(runs);
});
