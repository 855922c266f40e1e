import { beforeEach, describe, expect, it } from '@jest/globals';
import { inMemory, type InMemory } from '@sanzhi/persistence';
import { ExhibitScene } from '../../test/exhibit-scene.ts';
import { people } from '../../test/matter-people.ts';
import { StoredExhibits } from './adapters/stored-exhibits.ts';
import { EraseExhibits } from './application/erase-exhibits.ts';
import { clockOf, levelOf } from './domain/preserve.ts';
import type { Preservation } from './domain/exhibit.ts';

let scene: ExhibitScene<InMemory<StoredExhibits>>;
beforeEach(async () => {
  scene = new ExhibitScene(inMemory(StoredExhibits), 'exhibit');
  await scene.matter.open();
});
const facts = () => scene.exhibits.events.map(({ type }) => type.replace('cn.sanzhi.evidence.', ''));
const chain = async (id: string) => (await scene.state(id)).chain.map(({ what }) => what);

describe('recording a thing', () => {
  it('numbers within the matter, with officers, photos and the clock of seven working days', async () => {
    const { id } = await scene.record();
    expect(await scene.state(id)).toMatchObject({
      number: 1,
      officers: [{ certificate: '18110028001' }, { certificate: '18110028002' }],
      // 2026-02-09, Spring Festival from 15 to 23, made up on the 14th: Saturday.
      preservation: { open: true, decidedOn: '2026-02-09', due: '2026-02-25' },
    });
    expect((await scene.record()).id).not.toBe(id);
    expect(facts()).toEqual(['exhibit.recorded.v1', 'exhibit.recorded.v1']);
  });

  it('law 4: the same command again is the same thing, ten at once take ten numbers without a gap', async () => {
    const photos = [await scene.photo()];
    const first = await scene.record({ photos }, 'once');
    expect(await scene.record({ photos }, 'once')).toEqual(first);
    await Promise.all(Array.from({ length: 10 }, () => scene.record({ photos })));
    const all = await scene.exhibits.ofMatter(scene.matter.id, scene.matter.agency);
    expect(all.map(({ state }) => state.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  const refusals: [string, Parameters<typeof scene.record>[0], string][] = [
    ['one officer alone', { officers: ['18110028001'] }, 'exhibit.officers'],
    ['a stranger among the officers', { officers: ['18110028001', '18110028003'] }, 'exhibit.officers'],
    ['no photo of what is preserved', { photos: [] }, 'exhibit.no-photo'],
    [
      'a photo that is not sealed in the matter',
      { photos: ['0198c1a0-5d1e-7aaa-8bbb-0123456789ab'] },
      'exhibit.photo-not-sealed',
    ],
    ['a time to come', { takenAt: '2026-02-10T09:00:00+08:00' }, 'exhibit.taken-in-the-future'],
    ['one seal twice', { seals: ['1', '1'] }, 'exhibit.seal-twice'],
    ['somebody who is no officer of the matter', { who: people.hu }, 'matter.not-its-officer'],
  ];
  it.each(refusals)('refuses %s', async (_, change, code) => {
    await expect(scene.record(change)).rejects.toMatchObject({ code });
    expect(facts()).toEqual([]);
  });

  it('law 9: another agency finds neither the matter nor the thing', async () => {
    const { id } = await scene.record();
    const foreign = { ...people.chen, agency: '114311280064241700' };
    await expect(scene.record({ who: foreign })).rejects.toMatchObject({ detail: { kind: 'absent' } });
    await expect(scene.reading.one({ id, who: foreign })).rejects.toMatchObject({
      detail: { kind: 'absent' },
    });
  });
});

describe('the chain of custody', () => {
  const who = () => scene.as(people.chen);

  it('tells every seal, move and photo in order, each with people and reason, and what is on it now', async () => {
    const { id } = await scene.record();
    const photos = [await scene.photo()];
    await scene.do(() =>
      scene.keeping.unseal({
        id,
        who: who(),
        photos,
        seals: ['0001234'],
        reason: '送检取样',
        people: ['林秋月'],
      }),
    );
    await scene.do(() =>
      scene.keeping.seal({
        id,
        who: who(),
        photos,
        seals: ['0001235'],
        reason: '重新加封',
        people: ['林秋月'],
      }),
    );
    await scene.do(() =>
      scene.keeping.move({ id, who: who(), photos: [], to: '检验所', receiver: '王检验员', reason: '送检' }),
    );
    expect(await chain(id)).toEqual(['recorded', 'seal-broken', 'seal-applied', 'moved']);
    expect(await scene.state(id)).toMatchObject({ seals: ['0001235'], keptAt: '检验所' });
    expect((await scene.state(id)).chain.at(-1)).toMatchObject({
      from: '物证室A-03',
      to: '检验所',
      people: ['王检验员'],
      by: { certificate: '18110028001' },
      reason: '送检',
    });
    expect(facts()).toEqual(['exhibit.recorded.v1', 'seal.broken.v1', 'seal.applied.v1', 'exhibit.moved.v1']);
  });

  it('refuses a seal that is not on it, one used before, a move to where it is, and a receiver who gives', async () => {
    const { id } = await scene.record();
    const photos = [await scene.photo()];
    const sealing = { id, who: who(), photos, reason: '检查', people: ['林秋月'] };
    await expect(scene.keeping.unseal({ ...sealing, seals: ['9'] })).rejects.toMatchObject({
      code: 'exhibit.seal-not-on-it',
    });
    await expect(scene.keeping.seal({ ...sealing, seals: ['0001234'] })).rejects.toMatchObject({
      code: 'exhibit.seal-used',
    });
    const moving = { id, who: who(), photos: [], reason: '入库' };
    await expect(
      scene.keeping.move({ ...moving, to: '物证室A-03', receiver: '邓秀英' }),
    ).rejects.toMatchObject({ code: 'exhibit.already-there' });
    await expect(scene.keeping.move({ ...moving, to: '库房', receiver: '陈立新' })).rejects.toMatchObject({
      code: 'exhibit.receiver-is-giver',
    });
  });

  it('forgets the people when the matter’s people are forgotten, and keeps thing and seals', async () => {
    const { id } = await scene.record();
    const { id: matter, agency } = scene.matter;
    await new EraseExhibits(scene.exhibits).erase({ matter, agency });
    const state = await scene.state(id);
    expect(JSON.stringify(state)).not.toMatch(/林秋月|滨河路/);
    expect(state).toMatchObject({ name: '山楂片', seals: ['0001234'], number: 1 });
  });

  it('lets the archivist keep it, and nobody else who is not of the matter', async () => {
    const { id } = await scene.record();
    const moving = { id, photos: [], to: '库房', receiver: '李四', reason: '入库' };
    const archivist = { ...people.hu, name: '邓秀英', roles: ['archivist'] };
    await scene.do(() => scene.keeping.move({ ...moving, who: scene.as(archivist) }));
    await expect(scene.keeping.move({ ...moving, to: '外', who: scene.as(people.hu) })).rejects.toMatchObject(
      { code: 'matter.not-its-officer' },
    );
  });
});

describe('先行登记保存 (行政处罚法第五十六条)', () => {
  const leader = () => scene.as(people.leader);
  const approve = (id: string, approved = true) =>
    scene.do(() => scene.deciding.approve({ id, who: leader(), approved, reason: '证据可能灭失' }));
  const decide = (id: string, outcome: 'seized' | 'lifted' = 'seized') =>
    scene.do(() => scene.deciding.decide({ id, who: leader(), outcome, reason: '依法扣押' }));
  const sweep = () =>
    scene.lapsing.execute((_, error) => {
      throw error;
    });
  const preservationOf = async (id: string): Promise<Preservation> => {
    const { preservation } = await scene.state(id);
    if (!preservation) throw new Error('not preserved');
    return preservation;
  };

  it('is approved by the leader and decided within the time', async () => {
    const { id } = await scene.record();
    await expect(decide(id)).rejects.toMatchObject({ code: 'exhibit.not-approved' });
    await approve(id);
    await expect(approve(id)).rejects.toMatchObject({ code: 'exhibit.approved-before' });
    await decide(id);
    expect(await scene.state(id)).toMatchObject({ kind: 'seized', preservation: { open: false } });
    await expect(decide(id)).rejects.toMatchObject({ code: 'exhibit.preservation-over' });
  });

  it('is lifted at once when the leader refuses', async () => {
    const { id } = await scene.record({ urgent: true });
    await approve(id, false);
    expect(await scene.state(id)).toMatchObject({ state: 'to-return', preservation: { open: false } });
  });

  it('law 7: the leader who takes things does not approve taking them', async () => {
    const { id } = await scene.record();
    const who = scene.as({ ...people.chen, roles: ['handler', 'agency-leader'] });
    await expect(scene.deciding.approve({ id, who, approved: true, reason: '同意' })).rejects.toMatchObject({
      code: 'matter.own-case',
    });
  });

  it('warns in levels, ends by itself the day after the last, once, and is counted', async () => {
    const { id } = await scene.record();
    await approve(id);
    const preservation = await preservationOf(id);
    const { due } = clockOf(preservation, '2026-02-09');
    expect(
      ['2026-02-09', '2026-02-14', '2026-02-24', '2026-02-25', '2026-02-26'].map((day) =>
        levelOf(preservation, day),
      ),
    ).toEqual(['none', 'two-days', 'one-day', 'one-day', 'overdue']);
    scene.matter.now = new Date(`${due}T23:00:00+08:00`);
    expect(await sweep()).toBe(0);
    scene.matter.now = new Date('2026-02-26T00:00:01+08:00');
    await expect(decide(id)).rejects.toMatchObject({ code: 'exhibit.preservation-over' });
    expect(await sweep()).toBe(1);
    expect(await sweep()).toBe(0);
    expect(await scene.state(id)).toMatchObject({ state: 'to-return', preservation: { open: false } });
    expect(facts().filter((fact) => fact === 'preservation.lapsed.v1')).toHaveLength(1);
    const { counts } = await scene.reading.preservations({ who: leader() });
    expect(counts).toMatchObject({ open: 0, lapsed: 1, decided: 0 });
  });
});

describe('disposal takes two', () => {
  const propose = (id: string, way: 'return' | 'destroy' = 'return') =>
    scene.do(() =>
      scene.deciding.propose({ id, who: scene.as(people.chen), way, to: '林秋月', reason: '解除' }),
    );
  const confirm = (id: string, who = people.unitHead) =>
    scene.do(() => scene.deciding.confirm({ id, who: scene.as(who), people: ['林秋月'], photos: [] }));

  it('waits for the decision, wants another person, and ends the chain', async () => {
    const { id } = await scene.record();
    await expect(propose(id)).rejects.toMatchObject({ code: 'exhibit.still-preserved' });
    await expect(confirm(id)).rejects.toMatchObject({ code: 'exhibit.no-proposal' });
    const who = scene.as(people.leader);
    await scene.do(() => scene.deciding.approve({ id, who, approved: false, reason: '不同意' }));
    await expect(propose(id, 'destroy')).rejects.toMatchObject({ code: 'exhibit.must-be-returned' });
    await propose(id);
    const twoHats = { ...people.chen, subject: 's-chen-2', roles: ['unit-head'] };
    await expect(confirm(id, twoHats)).rejects.toMatchObject({ code: 'exhibit.own-proposal' });
    await confirm(id);
    expect(await scene.state(id)).toMatchObject({ state: 'returned', keptAt: '林秋月' });
    await expect(
      scene.keeping.move({
        id,
        who: scene.as(people.chen),
        photos: [],
        to: '库房',
        receiver: '李四',
        reason: '入库',
      }),
    ).rejects.toMatchObject({ code: 'exhibit.gone' });
  });
});
