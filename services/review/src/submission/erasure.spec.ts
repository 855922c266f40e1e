import { describe, expect, it } from '@jest/globals';
import { erasureCarriedOut, type Proposal } from '@sanzhi/contracts';
import { newId } from '@sanzhi/kernel';
import { asCommand } from '@sanzhi/persistence';
import { erasedWord } from '@sanzhi/statute';
import {
  agency,
  chen,
  Desk,
  gao,
  liu,
  material,
  matter,
  otherAgency,
  passing,
  problems,
} from '../../test/desk.ts';
import { ErasureConsumer } from './adapters/erasure.consumer.ts';
import { submissionItem, submissionView } from './adapters/submission-view.ts';
import { EraseSubmission } from './application/erase-submission.ts';

const named = '林秋月';
const person = {
  kind: 'individual-business' as const,
  name: `${named}食品店`,
  uscc: '92431128MA7K2X9W85',
  legalRepresentative: named,
  address: '龙泉镇滨河路18号',
};
const told: Partial<Proposal> = {
  party: person,
  facts: `${named}销售过期食品`,
  discretion: `${named}初次违法`,
  materials: [material(`${named}询问笔录`)],
};

/** A review that went round twice, with a name in every text that somebody can write. */
const reviewed = async (): Promise<Desk> => {
  const desk = new Desk();
  await desk.register();
  await desk.propose(told);
  await desk.submit();
  await desk.accept();
  await desk.ask(liu, [`${named}身份证明`]);
  await desk.propose({ ...told, materials: [...(told.materials ?? []), material(`${named}身份证明`)] });
  await desk.submit();
  const found = problems('facts-and-evidence').map((one) =>
    one.result === 'problem' ? { ...one, finding: `${named}未签名`, request: `请${named}补签` } : one,
  );
  await desk.opine('correct', found);
  await desk.countersign();
  await desk.submit(chen, [{ check: 'facts-and-evidence', answer: `${named}已补签` }]);
  await desk.accept();
  await desk.opine('agree', passing());
  await desk.countersign();
  return desk;
};

const event = (of = agency) =>
  erasureCarriedOut.schema.parse({
    specversion: '1.0',
    id: newId(),
    source: '/sanzhi/evidence',
    type: erasureCarriedOut.type,
    subject: newId(),
    time: '2032-02-09T16:30:00Z',
    datacontenttype: 'application/json',
    agency: of,
    matter,
    actor: { id: 'service:evidence', name: 'evidence' },
    sequence: 3,
    data: erasureCarriedOut.sample,
  });
const hear = (desk: Desk, told = event()): Promise<void> =>
  asCommand({ key: told.id, actor: told.actor }, () =>
    new ErasureConsumer(new EraseSubmission(desk.submissions)).on(told),
  );

describe('personal data of a matter that was erased (个人信息保护法第四十七条)', () => {
  it('leaves nobody named but those who worked on it, and every digest, step and day', async () => {
    const desk = await reviewed();
    const before = await desk.state();
    expect(JSON.stringify(before).split(named).length).toBeGreaterThan(8);
    const said = desk.submissions.events.length;
    await hear(desk);

    const after = await desk.state();
    const text = JSON.stringify(after);
    for (const word of [named, person.uscc, person.address]) expect(text).not.toContain(word);
    for (const { name } of [chen, liu, gao]) expect(text).toContain(name);
    expect(after).toMatchObject({
      state: before.state,
      digest: before.digest,
      clearance: before.clearance,
      proposal: { party: { kind: person.kind, name: erasedWord }, basis: before.proposal.basis },
      rounds: before.rounds.map(({ snapshots, opinion }) => ({
        snapshots: snapshots.map(({ digest, submittedAt, by, materials }) => ({
          digest,
          submittedAt,
          by,
          materials: materials.map(({ id, sha256 }) => ({ id, sha256, title: erasedWord })),
        })),
        opinion: { outcome: opinion?.outcome, digest: opinion?.digest, writtenAt: opinion?.writtenAt },
      })),
    });
    expect(desk.submissions.events).toHaveLength(said);
  });

  it('keeps the name of a company, and leaves a review that can still be read', async () => {
    const desk = await reviewed();
    await desk.propose({ ...told, party: { ...person, kind: 'enterprise', name: '永州某食品有限公司' } });
    await hear(desk);
    const kept = await desk.submissions.ofMatter(matter);
    if (!kept) throw new Error('the review is gone');
    expect(kept.state.proposal.party).toMatchObject({ name: '永州某食品有限公司', uscc: person.uscc });
    expect(JSON.stringify(kept.state)).not.toContain(named);
    expect(submissionItem(kept, '2032-02-09')).toMatchObject({ id: matter });
    expect(submissionView(kept, '2032-02-09')).toMatchObject({ id: matter });
  });

  it('law 4: heard again it changes nothing more', async () => {
    const desk = await reviewed();
    const once = event();
    await hear(desk, once);
    const { version } = (await desk.submissions.ofMatter(matter)) ?? {};
    await hear(desk, once).catch(() => undefined);
    expect(await desk.submissions.ofMatter(matter)).toMatchObject({ version });
    const state = await desk.state();
    await hear(desk);
    expect(await desk.state()).toEqual(state);
  });

  it('is not undone by a proposal that was long on its way', async () => {
    const desk = await reviewed();
    await hear(desk);
    await desk.propose({ ...told, complex: true });
    expect(JSON.stringify(await desk.state())).not.toContain(named);
  });

  it('law 9: another agency’s erasure reaches nothing, and a matter without review has nothing', async () => {
    const desk = await reviewed();
    const before = await desk.state();
    await hear(desk, event(otherAgency));
    expect(await desk.state()).toEqual(before);
    await hear(new Desk());
  });
});
