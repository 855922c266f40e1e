import { expect, it } from '@jest/globals';
import { derivedId } from '@sanzhi/kernel';
import type {
  Disposals,
  Erasures,
  FixityRuns,
  HoldingFilter,
  Holdings,
  Keepings,
  Watches,
} from '../application/ports.ts';
import { decideDisposal, proposeDisposal } from '../domain/disposal.ts';
import { decideErasure, requestErasure } from '../domain/erasure.ts';
import { ended, openRun } from '../domain/fixity.ts';
import { checked, openHolding, settle, type Holding } from '../domain/holding.ts';
import { openKeeping, setRetention } from '../domain/keeping.ts';
import { told } from '../domain/lock-state.ts';
import type { Caller } from '../domain/people.ts';

export interface StorageKeepers {
  holdings: Holdings;
  keepings: Keepings;
  disposals: Disposals;
  erasures: Erasures;
  runs: FixityRuns;
  watches: Watches;
  name: string;
  /** USCC of an agency of this run's own. */
  agency: string;
}

const now = new Date('2026-02-09T10:00:00+08:00');
const years = (n: number): Date => new Date(`${2026 + n}-03-01T00:00:00+08:00`);
const stale = { detail: { kind: 'stale' } };

/** What every keeper of this room does, in memory as in the database. */
export const storageContract = (open: () => Promise<StorageKeepers>): void => {
  const person = (agency: string, subject: string): Caller => ({ subject, name: subject, agency, roles: [] });
  const holdingOf = (agency: string, name: string, more: Partial<Holding> = {}): Holding => ({
    ...openHolding(derivedId('holding', name), {
      agency,
      matter: derivedId('matter', agency),
      kind: 'recording',
      thing: derivedId('thing', name),
      title: name,
      key: 'k',
      versionId: 'v',
      sha256: 'a'.repeat(64),
      size: 1,
      class: '30-years',
      sealedAt: now.toISOString(),
      retainUntil: years(30).toISOString(),
    }),
    ...more,
  });
  const wanted = { class: '30-years', retainUntil: years(30).toISOString(), held: false } as const;

  it('keeps a holding once and finds it by what is wanted of it', async () => {
    const { holdings, agency, name } = await open();
    const [plain, held, permanent, gone] = ['plain', 'held', 'permanent', 'gone'].map((label) =>
      holdingOf(agency, `${name}-${label}`),
    ) as [Holding, Holding, Holding, Holding];
    for (const one of [plain, held, permanent, gone]) await holdings.add(one);
    await expect(holdings.add(plain)).rejects.toMatchObject({ code: 'already-exists' });
    const save = async (holding: Holding) => {
      const kept = await holdings.get(holding.id);
      if (!kept) throw new Error('not kept');
      await holdings.save(kept, { holding, facts: [] });
      return kept;
    };
    const before = await save(settle(plain, wanted));
    await expect(holdings.save(before, { holding: plain, facts: [] })).rejects.toMatchObject(stale);
    await save(settle(held, { ...wanted, held: true }));
    await save(settle(permanent, { ...wanted, class: 'permanent' }));
    await save({ ...settle(gone, wanted), disposed: { at: now.toISOString(), disposal: 'd' } });
    const titles = async (filter: HoldingFilter) =>
      (await holdings.page(filter, { limit: 10 })).items.map(({ state }) => state.title.split('-').at(-1));
    expect((await titles({ agency, matter: derivedId('matter', agency) })).sort()).toEqual([
      'gone',
      'held',
      'permanent',
      'plain',
    ]);
    expect(await titles({ agency, dueBefore: years(31) })).toEqual(['plain']);
    expect(await titles({ agency, dueBefore: years(29) })).toEqual([]);
    expect((await titles({ agency, left: true })).sort()).toEqual(['held', 'permanent', 'plain']);
    expect(await holdings.count({ agency, left: true })).toBe(3);
    expect((await holdings.renewable(years(31), { limit: 1000 })).items.map(({ id }) => id)).toContain(
      permanent.id,
    );
    expect((await holdings.renewable(years(29), { limit: 1000 })).items.map(({ id }) => id)).not.toContain(
      permanent.id,
    );
    expect(await titles({ agency, checkBefore: years(0) })).toEqual([]);
    expect(await holdings.count({ agency, checkBefore: years(1) })).toBe(3);
    await save(checked(settle(plain, wanted), years(1)));
    expect(await holdings.count({ agency, checkBefore: years(1) })).toBe(2);
  });

  it('tells which holdings nothing has reached yet, and which are to be read', async () => {
    const { holdings, agency, name } = await open();
    const fresh = holdingOf(agency, `${name}-fresh`);
    await holdings.add(fresh);
    expect((await holdings.unsettled({ limit: 1000 })).items.map(({ id }) => id)).toContain(fresh.id);
    const kept = await holdings.get(fresh.id);
    if (!kept) throw new Error('not kept');
    await holdings.save(kept, { holding: settle(fresh, wanted), facts: [] });
    expect((await holdings.unsettled({ limit: 1000 })).items.map(({ id }) => id)).not.toContain(fresh.id);
    expect(await holdings.toCheck(years(40))).toBeDefined();
  });

  it('pages holdings newest first, each once', async () => {
    const { holdings, agency, name } = await open();
    const ids: string[] = [];
    for (const n of ['1', '2', '3']) {
      const one = holdingOf(agency, `${name}-paged-${n}`, { matter: derivedId('paged', agency) });
      await holdings.add(one);
      ids.unshift(one.id);
      await new Promise((done) => setTimeout(done, 3));
    }
    const filter = { agency, matter: derivedId('paged', agency) };
    const first = await holdings.page(filter, { limit: 2 });
    const second = await holdings.page(filter, { limit: 2, after: first.next });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
    expect(second.next).toBeUndefined();
  });

  it('keeps what was ordered for a matter until it is settled', async () => {
    const { keepings, agency, name } = await open();
    const who = person(agency, 's-1');
    const id = derivedId('keeping', name);
    const opened = openKeeping(id, agency, derivedId('matter', name));
    await keepings.add(setRetention(opened, { class: 'permanent', reason: '重大' }, { who, now }));
    const kept = (await keepings.unsettled({ limit: 1000 })).items.find((one) => one.id === id);
    if (!kept) throw new Error('not unsettled');
    await keepings.save(kept, { keeping: { ...kept.state, settled: true }, facts: [] });
    await expect(keepings.save(kept, { keeping: kept.state, facts: [] })).rejects.toMatchObject(stale);
    expect((await keepings.unsettled({ limit: 1000 })).items.map((one) => one.id)).not.toContain(id);
  });

  it('law 9: keeps disposals and erasures by agency, and finds what was approved', async () => {
    const { disposals, erasures, agency, name } = await open();
    const at = { who: person(agency, 's-1'), now };
    const other = { who: person(agency, 's-2'), now };
    const [id, erasureId] = [derivedId('disposal', name), derivedId('erasure', name)];
    await disposals.add(proposeDisposal({ id, reason: '期满', holdings: [] }, at));
    await erasures.add(
      requestErasure(
        { id: erasureId, matter: derivedId('m', name), ground: 'legal-order', basis: 'x', reason: 'x' },
        at,
      ),
    );
    expect((await disposals.page(agency, { limit: 10 })).items.map((one) => one.id)).toEqual([id]);
    expect((await disposals.page('11431128006424170X', { limit: 10 })).items).toEqual([]);
    expect((await erasures.page(agency, { limit: 10 })).items.map((one) => one.id)).toEqual([erasureId]);
    expect((await disposals.approved({ limit: 1000 })).items.map((one) => one.id)).not.toContain(id);
    const disposal = await disposals.get(id);
    const erasure = await erasures.get(erasureId);
    if (!disposal || !erasure) throw new Error('not kept');
    await disposals.save(disposal, decideDisposal(disposal.state, 'approved', '', other));
    await erasures.save(erasure, decideErasure(erasure.state, 'approved', '', other));
    expect((await disposals.approved({ limit: 1000 })).items.map((one) => one.id)).toContain(id);
    expect((await erasures.approved({ limit: 1000 })).items.map((one) => one.id)).toContain(erasureId);
  });

  it('knows which fixity runs are under way', async () => {
    const { runs, agency, name } = await open();
    const id = derivedId('run', name);
    await runs.add(openRun({ id, agency, scope: 'all', by: { name: '邓秀英' }, total: 1, now }));
    const kept = await runs.get(id);
    if (!kept) throw new Error('not kept');
    expect((await runs.running(1000)).map((one) => one.id)).toContain(id);
    await runs.save(kept, ended(kept.state, now));
    expect((await runs.running(1000)).map((one) => one.id)).not.toContain(id);
    expect((await runs.page(agency, { limit: 10 })).items.map((one) => one.id)).toEqual([id]);
  });

  it('remembers what each agency was told of its store', async () => {
    const { watches, agency, name } = await open();
    const id = derivedId('watch', name);
    await watches.add({ id, agency, buckets: [] });
    const kept = (await watches.all()).find((one) => one.id === id);
    const seen = { verdict: 'broken' as const, buckets: [{ bucket: 'records', through: ['delete'] }] };
    const change = kept && told(kept.state, seen, now);
    if (!kept || !change) throw new Error('nothing to tell');
    await watches.save(kept, change);
    await expect(watches.save(kept, change)).rejects.toMatchObject(stale);
    expect((await watches.all()).find((one) => one.id === id)?.state.brokenSince).toBe(now.toISOString());
  });
};
