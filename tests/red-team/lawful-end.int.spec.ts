import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { derivedId, newId } from '@sanzhi/kernel';
import { until } from '@sanzhi/testing';
import type { LedgerEvent } from '../../services/evidence/src/ledger/application/ports.ts';
import { event, ledgerAgency } from '../../services/evidence/test/ledger-scene.ts';
import { MirrorScene, type Sealed } from './mirror-scene.ts';

const deng = { subject: 's-9', name: '邓秀英' };
const tang = { subject: 's-8', name: '唐立新' };
const actorOf = ({ subject: id, name }: typeof deng) => ({ id, name });

let scene: MirrorScene;
let lost: Sealed;
beforeAll(async () => {
  scene = await MirrorScene.open(5);
  lost = await scene.seal(randomBytes(1_000), 6 / (365 * 86_400));
  const gone = () =>
    scene.keeper.remove(lost.key, lost.versionId).then(
      () => true,
      () => false,
    );
  await until('the file can be taken away', gone, { everyMs: 200 });
});
afterAll(() => scene?.close());

const missing = () => `object.missing recordings ${lost.id}`;
const type = (fact: string): string => `cn.sanzhi.evidence.${fact}.v1`;
const item = () => ({ kind: 'recording', thing: lost.id, title: '现场检查', sha256: lost.sha256 });

/** A thing as the administrator of the database writes it, with what it says. */
const forge = async (
  collection: string,
  state: Record<string, unknown>,
  said: Partial<LedgerEvent>[],
): Promise<LedgerEvent[]> => {
  const id = newId();
  const row = { agency: ledgerAgency, version: 1, sequence: said.length, outbox: [], marks: [], state };
  await scene.collection(collection).insertOne({ _id: id, ...row });
  const all = said.map((one, n) =>
    event({ subject: id, id: derivedId('evidence', id, String(n + 1)), sequence: n + 1, ...one }),
  );
  await scene.say(all);
  return all;
};
const disposedBy = (disposal: string): Partial<LedgerEvent> => ({
  type: type('holding.disposed'),
  matter: scene.matter,
  data: { ...item(), disposal, proposedBy: deng, approvedBy: tang },
});
const holding = (disposal: string) => ({ thing: lost.id, sha256: lost.sha256, disposed: { disposal } });

describe('law 2: who destroyed a file and says that it was disposed of', () => {
  it('as a service that is none of the house', async () => {
    const said = event({ ...disposedBy(newId()), source: '/sanzhi/ghost' });
    await scene.say([said]);
    expect(await scene.fsck()).toEqual([missing(), `entry.source event ${said.id}`]);
  });

  it('as another service', async () => {
    const said = event({ ...disposedBy(newId()), source: '/sanzhi/review' });
    await scene.say([said]);
    const found = await scene.fsck();
    expect(found).toEqual(expect.arrayContaining([missing(), `entry.source event ${said.id}`]));
  });

  it('in an outbox of evidence, though nobody proposed it', async () => {
    const disposal = newId();
    const [said] = await forge('holdings', holding(disposal), [disposedBy(disposal)]);
    const found = await scene.fsck();
    expect(found).toContain(missing());
    expect(found).toContain(`entry.unfounded ${type('holding.disposed')} ${said?.subject}`);
  });

  it('and has one person propose and approve it', async () => {
    const decision = { by: deng, note: '同意' };
    const items = [item()];
    const list = { state: 'approved', reason: '期满', items, proposedBy: deng, decision };
    const [proposed] = await forge('disposals', list, [
      { type: type('disposal.proposed'), actor: actorOf(deng), data: { reason: '期满', things: items } },
      { type: type('disposal.approved'), actor: actorOf(deng), data: { proposedBy: deng, note: '同意' } },
    ]);
    const disposal = proposed?.subject ?? '';
    const [said] = await forge('holdings', holding(disposal), [disposedBy(disposal)]);
    const found = await scene.fsck();
    expect(found).toContain(missing());
    expect(found).toContain(`entry.unfounded ${type('holding.disposed')} ${said?.subject}`);
  });
});

it('law 4: a disposal that was killed half-way is named as that, and is no lawful end by itself', async () => {
  const items = [item()];
  const decision = { by: tang, note: '同意' };
  const list = { state: 'approved', reason: '期满', items, proposedBy: deng, decision };
  const [proposed] = await forge('disposals', list, [
    { type: type('disposal.proposed'), actor: actorOf(deng), data: { reason: '期满', things: items } },
    { type: type('disposal.approved'), actor: actorOf(tang), data: { proposedBy: deng, note: '同意' } },
  ]);
  const disposal = proposed?.subject ?? '';
  const { matter } = scene;
  const begun = { ...disposedBy(disposal), type: type('holding.ending') };
  await forge('keepings', { matter, holds: [], history: [], ending: [{ thing: lost.id, disposal }] }, [
    begun,
  ]);
  const found = await scene.fsck();
  expect(found).toContain(`object.ending recordings ${lost.id}`);
  expect(found).not.toContain(missing());
});

it('while the approval is on its way behind the disposal, nothing is said too early; when it is there, the file may be gone', async () => {
  const items = [item()];
  const list = { reason: '期满', items, proposedBy: deng };
  const approval = { by: tang, note: '同意' };
  const [proposed] = await forge('disposals', { ...list, state: 'proposed' }, [
    { type: type('disposal.proposed'), actor: actorOf(deng), data: { reason: '期满', things: items } },
  ]);
  const disposal = proposed?.subject ?? '';
  const approved = event({
    type: type('disposal.approved'),
    subject: disposal,
    sequence: 2,
    actor: actorOf(tang),
    time: new Date().toISOString(),
    data: { proposedBy: deng, note: '同意' },
  });
  await scene
    .collection('disposals')
    .updateOne(
      { _id: disposal },
      { $set: { sequence: 2, outbox: [approved], 'state.state': 'approved', 'state.decision': approval } },
    );
  const [said] = await forge('holdings', holding(disposal), [disposedBy(disposal)]);
  const place = `entry.unfounded ${type('holding.disposed')} ${said?.subject}`;
  expect(await scene.fsck()).not.toContain(place);
  await scene.say([approved]);
  await scene.collection('disposals').updateOne({ _id: disposal }, { $set: { outbox: [] } });
  const found = await scene.fsck();
  expect(found).not.toContain(place);
  expect(found).not.toContain(missing());
});

describe('law 3: who destroys the key of a matter and says that it was erased', () => {
  const carriedOut = () => ({
    type: type('erasure.carried-out'),
    matter: scene.matter,
    data: { requestedBy: deng, approvedBy: tang },
  });
  const destroyed = (say: () => Promise<string>) => async () => {
    await scene.collection('ledger_keys').updateOne({ _id: `matter:${scene.matter}` }, {
      $set: { key: randomBytes(32) },
      $inc: { generation: 1 },
      $push: { destroyedAt: new Date() },
    } as never);
    const place = await say();
    const found = await scene.fsck();
    expect(found).toEqual(expect.arrayContaining([`entry.key-missing ${scene.matter}`, place]));
  };

  it(
    'as a service that is none of the house',
    destroyed(async () => {
      const said = event({ ...carriedOut(), source: '/sanzhi/ghost' });
      await scene.say([said]);
      return `entry.source event ${said.id}`;
    }),
  );

  it(
    'in an outbox of evidence, though nobody asked for it',
    destroyed(async () => {
      const [said] = await forge('erasures', { state: 'carried-out' }, [carriedOut()]);
      return `entry.unfounded ${carriedOut().type} ${said?.subject}`;
    }),
  );

  it('but not when one asked for it and another agreed, though their words went with it', async () => {
    const asked = { ground: 'legal-order', basis: '（2026）湘1128民初9号', reason: '判决删除' };
    const decision = { by: tang, note: '同意' };
    const matter = scene.matter;
    const say = (fact: string, who: typeof deng, data: Record<string, unknown>) => ({
      ...{ type: type(fact), matter, actor: actorOf(who), data },
    });
    const [first] = await forge('erasures', { ...asked, state: 'approved', requestedBy: deng, decision }, [
      say('erasure.requested', deng, asked),
      say('erasure.approved', tang, { requestedBy: deng, note: '同意' }),
    ]);
    const id = first?.subject ?? '';
    await destroyed(async () => `entry.key-missing ${matter}`)();
    await scene
      .collection('erasures')
      .updateOne({ _id: id }, { $set: { sequence: 3, 'state.state': 'carried-out' } });
    await scene.say([event({ ...carriedOut(), subject: id, sequence: 3 })]);
    const found = await scene.fsck();
    expect(found).not.toContain(`entry.key-missing ${matter}`);
    expect(found).not.toContain(`entry.unfounded ${carriedOut().type} ${id}`);
    expect(found).not.toContain(`aggregate.facts evidence/erasures ${id}`);
  });
});
