import { expect, it } from '@jest/globals';
import { derivedId } from '@sanzhi/kernel';
import type { Accesses, Consultations } from '../application/ports.ts';
import { openAccess, type Caller } from '../domain/access.ts';
import { decideConsultation, requestConsultation } from '../domain/consultation.ts';
import { issueLink } from '../domain/share.ts';

const agency = '114311280064218500';
const now = new Date('2026-02-09T10:00:00+08:00');
const deng: Caller = { subject: 's-deng', name: '邓秀英', agency, roles: ['archivist'] };
const xie: Caller = { subject: 's-xie', name: '谢雅琴', agency, roles: ['disclosure-editor'] };

/** What every keeper of accesses and consultations does; `name` keeps runs apart in a shared database. */
export const custodyContract = (
  open: () => Promise<{ accesses: Accesses; consultations: Consultations; name: string }>,
): void => {
  const thingOf = (name: string, of = agency) => ({
    kind: 'recording' as const,
    id: derivedId('thing', name),
    agency: of,
    matter: derivedId('matter', name),
    title: '现场检查视频',
    sha256: 'a'.repeat(64),
  });
  const share = { way: 'share', purpose: 'litigation', note: '开庭', recipient: '新田县人民法院' } as const;

  it('keeps an access once, gives it back, and saves what became of it', async () => {
    const { accesses, name } = await open();
    const id = derivedId('access', name);
    const change = openAccess(id, thingOf(name), share, { who: deng, now });
    expect(await accesses.add(change)).toEqual({ id, version: 1 });
    await expect(accesses.add(change)).rejects.toMatchObject({ code: 'already-exists' });
    const kept = await accesses.get(id);
    if (!kept) throw new Error('not kept');
    expect(kept).toMatchObject({ version: 1, agency, state: change.access });
    const issued = issueLink(kept.state, 'b'.repeat(64), deng, now);
    expect(await accesses.save(kept, issued)).toEqual({ id, version: 2 });
    await expect(accesses.save(kept, issued)).rejects.toMatchObject({ detail: { kind: 'stale' } });
    expect((await accesses.get(id))?.state.share?.secret).toBe('b'.repeat(64));
    expect(await accesses.get(derivedId('nobody', name))).toBeUndefined();
  });

  it('law 9: pages the accesses of one thing or one matter of one agency, newest first', async () => {
    const { accesses, name } = await open();
    const thing = thingOf(`${name}-paged`);
    const play = { way: 'play', purpose: 'archive' } as const;
    const ids = ['1', '2', '3'].map((n) => derivedId('access', name, n));
    for (const id of ids) {
      await accesses.add(openAccess(id, thing, play, { who: deng, now }));
      await new Promise((done) => setTimeout(done, 3));
    }
    const foreign = thingOf(`${name}-paged`, '114311280064218501');
    await accesses.add(openAccess(derivedId('access', name, '4'), foreign, play, { who: deng, now }));
    const first = await accesses.page({ agency, thing: thing.id }, { limit: 2 });
    expect(first.items.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
    const second = await accesses.page({ agency, matter: thing.matter }, { limit: 2, after: first.next });
    expect(second.items.map(({ id }) => id)).toEqual([ids[0]]);
    expect(second.next).toBeUndefined();
    const all = { agency, matter: thing.matter };
    expect((await accesses.page({ ...all, way: 'play' }, { limit: 5 })).items).toHaveLength(3);
    expect((await accesses.page({ ...all, way: 'share' }, { limit: 5 })).items).toEqual([]);
  });

  it('finds consultations by who asked, for what matter, and how they stand', async () => {
    const { consultations, name } = await open();
    const matter = derivedId('matter', name, 'consulted');
    const until = new Date(now.getTime() + 86_400_000).toISOString();
    const id = derivedId('consultation', name);
    const asked = { id, matter, purpose: 'file-review', reason: '案卷评查', until };
    await consultations.add(requestConsultation(asked, { who: xie, now }));
    const mine = { agency, matter, requestedBy: xie.subject };
    expect((await consultations.page(mine, { limit: 5 })).items).toHaveLength(1);
    expect((await consultations.page({ ...mine, state: 'approved' }, { limit: 5 })).items).toEqual([]);
    const kept = await consultations.get(id);
    if (!kept) throw new Error('not kept');
    await consultations.save(kept, decideConsultation(kept.state, 'approved', '同意', { who: deng, now }));
    expect((await consultations.page({ ...mine, state: 'approved' }, { limit: 5 })).items).toHaveLength(1);
    expect(
      (await consultations.page({ agency, matter, requestedBy: 's-nobody' }, { limit: 5 })).items,
    ).toEqual([]);
    await expect(
      consultations.save(kept, decideConsultation(kept.state, 'refused', '', { who: deng, now })),
    ).rejects.toMatchObject({ detail: { kind: 'stale' } });
  });
};
