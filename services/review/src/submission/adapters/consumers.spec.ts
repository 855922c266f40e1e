import { describe, expect, it } from '@jest/globals';
import { decisionProposed, matterOfficersChanged } from '@sanzhi/contracts';
import { digestOf } from '@sanzhi/kernel';
import { inMemory } from '@sanzhi/persistence';
import { Poison } from '@sanzhi/messaging';
import { agency, liu, matter } from '../../../test/desk.ts';
import { ReceiveHandlers } from '../application/receive-handlers.ts';
import { ReceiveProposal } from '../application/receive-proposal.ts';
import { DecisionProposedConsumer } from './decision-proposed.consumer.ts';
import { StoredSubmissions } from './stored-submissions.ts';
import { OfficersChangedConsumer } from './officers-changed.consumer.ts';

const { sample } = decisionProposed;
const event = (
  data = { ...sample, digest: digestOf(sample.proposal) },
  actor = { id: 's-zhou', name: '周国强' },
) =>
  decisionProposed.schema.parse({
    specversion: '1.0',
    id: matter,
    source: '/sanzhi/evidence',
    type: decisionProposed.type,
    subject: matter,
    time: '2026-02-09T16:30:00Z',
    datacontenttype: 'application/json',
    agency,
    matter,
    actor,
    sequence: 7,
    data,
  });

const consumer = () => {
  const submissions = inMemory(StoredSubmissions);
  return { submissions, proposed: new DecisionProposedConsumer(new ReceiveProposal(submissions)) };
};

describe('a proposal from evidence', () => {
  it('opens the review, with its proposer on the handling side', async () => {
    const { submissions, proposed } = consumer();
    await proposed.on(event());
    const state = (await submissions.ofMatter(matter))?.state;
    expect(state).toMatchObject({
      agency,
      reference: sample.reference,
      cause: sample.cause,
      proposalSequence: 7,
    });
    expect(state?.submitters).toEqual([{ subject: 's-zhou', name: '周国强' }]);
  });

  it('has no proposer when a service said it by itself', async () => {
    const { submissions, proposed } = consumer();
    await proposed.on(event(undefined, { id: 'service:evidence', name: 'evidence' }));
    expect((await submissions.ofMatter(matter))?.state.submitters).toEqual([]);
  });

  it('is poison when it cannot be true, so that it is parked at once and opens nothing', async () => {
    const { submissions, proposed } = consumer();
    await expect(proposed.on(event({ ...sample, digest: digestOf('another') }))).rejects.toBeInstanceOf(
      Poison,
    );
    const strange = { ...sample.proposal, matter: '0198c1a0-5d1e-7aaa-8bbb-000000000000' };
    await expect(
      proposed.on(event({ ...sample, proposal: strange, digest: digestOf(strange) })),
    ).rejects.toBeInstanceOf(Poison);
    expect(submissions.events).toEqual([]);
  });
});

it('law 7: officers of the matter, present and former, join the handling side the day they change', async () => {
  const { submissions, proposed } = consumer();
  await proposed.on(event());
  const officers = sample.handlers.map(({ name }, index) => ({ name, certificate: `c-${index}` }));
  const former = [{ name: liu.name, certificate: liu.certificate ?? '' }];
  await new OfficersChangedConsumer(new ReceiveHandlers(submissions)).on({
    ...event(),
    type: matterOfficersChanged.type,
    data: { officers, former, reason: '岗位调整' },
  });
  const handlers = (await submissions.ofMatter(matter))?.state.handlers ?? [];
  expect(handlers.map(({ certificate }) => certificate)).toEqual(
    expect.arrayContaining(['c-0', 'c-1', liu.certificate]),
  );
});
