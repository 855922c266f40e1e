import { expect, it } from '@jest/globals';
import { derivedId } from '@sanzhi/kernel';
import type { Bundles } from '../application/ports.ts';
import { ready, request, type Caller } from '../domain/bundle.ts';

const agency = '114311280064218500';
const now = new Date('2026-02-09T10:00:00+08:00');
const deng: Caller = { subject: 's-deng', name: '邓秀英', agency, roles: ['archivist'] };

/** What every keeper of bundles does; `name` keeps runs apart in a shared database. */
export const bundlesContract = (open: () => Promise<{ bundles: Bundles; name: string }>): void => {
  const asked = (id: string, matter: string, who = deng) =>
    request({ id, matter, form: 'bundle', over: false, part: undefined, purpose: 'archive', who, now });

  it('keeps a bundle once, gives it back, and saves what became of it', async () => {
    const { bundles, name } = await open();
    const id = derivedId('bundle', name);
    const change = asked(id, derivedId('matter', name));
    expect(await bundles.add(change)).toEqual({ id, version: 1 });
    await expect(bundles.add(change)).rejects.toMatchObject({ code: 'already-exists' });
    const kept = await bundles.get(id);
    if (!kept) throw new Error('not kept');
    expect(kept).toMatchObject({ version: 1, agency, state: change.bundle });
    const head = { key: `bundles/${id}`, versionId: 'v1', generation: 1 };
    const packed = { size: 1, files: 9, entries: 3, tagManifest: 'a'.repeat(64), head, media: [] };
    const done = ready(kept.state, packed, now);
    expect(await bundles.save(kept, done)).toEqual({ id, version: 2 });
    await expect(bundles.save(kept, done)).rejects.toMatchObject({ detail: { kind: 'stale' } });
    expect((await bundles.get(id))?.state).toEqual(done.bundle);
    expect(await bundles.get(derivedId('nobody', name))).toBeUndefined();
  });

  it('law 9: lists the bundles of one matter of one agency, newest first', async () => {
    const { bundles, name } = await open();
    const matter = derivedId('listed', name);
    const ids = ['1', '2'].map((n) => derivedId('bundle', name, n));
    for (const id of ids) {
      await bundles.add(asked(id, matter));
      await new Promise((done) => setTimeout(done, 3));
    }
    await bundles.add(asked(derivedId('bundle', name, '3'), derivedId('other', name)));
    expect((await bundles.ofMatter(matter, agency)).map(({ id }) => id)).toEqual(ids.reverse());
    expect(await bundles.ofMatter(matter, '91431128MA4QTERT39')).toEqual([]);
  });
};
