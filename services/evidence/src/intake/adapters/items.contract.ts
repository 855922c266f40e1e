import { expect, it } from '@jest/globals';
import { newId, sha256Hex } from '@sanzhi/kernel';
import { asCommand, Replayed } from '@sanzhi/persistence';
import type { Batches, Items, Tails } from '../application/ports.ts';
import { announce } from '../domain/announce.ts';
import { openBatch } from '../domain/batch.ts';
import type { Item } from '../domain/item.ts';

interface Keepers {
  items: Items;
  batches: Batches;
  tails: Tails;
}
const now = new Date('2026-02-09T10:00:00+08:00');
const by = { subject: 's-station', name: 'station' };

const itemOf = (agency: string, more: Partial<Item> = {}): Item => ({
  ...announce(
    {
      device: 'DSJ-0012',
      certificate: '18110028001',
      fileName: 'a.mp4',
      contentType: 'video/mp4',
      size: 1,
      sha256: sha256Hex(newId()),
      startedAt: now.toISOString(),
      endedAt: now.toISOString(),
      deviceNow: now.toISOString(),
    },
    { id: newId(), agency, now, by, way: 'parts', partSize: 1, attempt: 0, uploadId: 'u' },
  ),
  ...more,
});

/** What every keeper of files without a matter does, in memory and in the database alike. */
export const itemsContract = (open: () => Promise<Keepers>): void => {
  it('gives back what it was given, lets one of two writers win, and knows a repeated command', async () => {
    const { items } = await open();
    const item = itemOf(newId());
    const command = { key: newId(), actor: { id: 'a', name: 'a' } };
    await asCommand(command, () => items.add({ item, facts: [] }));
    await expect(asCommand(command, () => items.get(item.id))).rejects.toBeInstanceOf(Replayed);
    await expect(items.add({ item, facts: [] })).rejects.toMatchObject({ code: 'already-exists' });
    const [one, two] = await Promise.all([items.get(item.id), items.get(item.id)]);
    if (!one || !two) throw new Error('nothing kept');
    expect(one).toMatchObject({ version: 1, state: item });
    await items.save(one, { item: { ...item, state: 'assigning' }, facts: [] });
    await expect(items.save(two, { item, facts: [] })).rejects.toMatchObject({ code: 'version.stale' });
    expect((await items.assigning()).map(({ id }) => id)).toContain(item.id);
    expect(await items.get(newId())).toBeUndefined();
  });

  it('finds by line of a batch, by content within one agency, by state and officer, page by page', async () => {
    const { items } = await open();
    const [agency, batch] = [newId(), newId()];
    const first = itemOf(agency, { batch, state: 'quarantined' });
    const second = itemOf(agency, { batch, attempt: 1, sha256: first.sha256 });
    const other = itemOf(agency, { batch, fileName: 'b.mp4', certificate: '18110028002' });
    const foreign = itemOf(newId(), { sha256: first.sha256 });
    for (const item of [first, second, other, foreign]) await items.add({ item, facts: [] });
    const ids = (kept: { id: string }[]) => kept.map(({ id }) => id);
    expect(ids(await items.ofLine(batch, 'a.mp4'))).toEqual([first.id, second.id]);
    expect(ids(await items.ofBatch(batch)).sort()).toEqual([first.id, second.id, other.id].sort());
    expect(ids(await items.withContent(first.sha256, agency)).sort()).toEqual([first.id, second.id].sort());
    expect(ids((await items.page({ agency, state: 'quarantined', limit: 9 })).items)).toEqual([first.id]);
    expect(ids((await items.page({ agency, certificate: '18110028002', limit: 9 })).items)).toEqual([
      other.id,
    ]);
    const page = await items.page({ agency, limit: 2 });
    const rest = await items.page({ agency, limit: 2, after: page.next });
    expect(ids([...page.items, ...rest.items]).sort()).toEqual([first.id, second.id, other.id].sort());
    expect(rest.next).toBeUndefined();
    const assignment = { recording: newId(), matter: newId() } as NonNullable<Item['assignment']>;
    const given = itemOf(agency, { state: 'assigned', assignment });
    await items.add({ item: given, facts: [] });
    expect((await items.ofRecording(assignment.recording, agency))?.id).toBe(given.id);
    expect(await items.ofRecording(assignment.recording, newId())).toBeUndefined();
  });

  it('keeps batches of one agency', async () => {
    const { batches } = await open();
    const [id, agency] = [newId(), newId()];
    const lines = [{ name: 'a.mp4', size: 1, sha256: 'a'.repeat(64) }];
    const made = { id, agency, name: '一中队', listSha256: 'b'.repeat(64), lines, differences: [] };
    await batches.add(openBatch({ ...made, openedAt: now.toISOString(), openedBy: by }));
    const kept = await batches.get(id);
    if (!kept) throw new Error('nothing kept');
    expect(kept.state.lines).toEqual(lines);
    const differences = [{ kind: 'extra-file', name: 'x' }];
    const batch = { ...kept.state, differences };
    expect(await batches.save(kept, { batch, facts: [{ fact: 'compared' }] })).toEqual({ id, version: 2 });
    const listed = await batches.page({ agency, limit: 5 });
    expect(listed.items.map((one) => [one.id, one.state.differences])).toEqual([[id, differences]]);
    expect((await batches.page({ agency: newId(), limit: 5 })).items).toEqual([]);
  });

  it('keeps the end of a file byte for byte, at one offset, until it is dropped', async () => {
    const { tails } = await open();
    const id = newId();
    expect((await tails.get(id, 0)).length).toBe(0);
    const bytes = Buffer.from(Array.from({ length: 300 }, (_, index) => index % 256));
    await tails.put(id, 5, Buffer.from('x'));
    await tails.put(id, 5, bytes);
    expect((await tails.get(id, 5)).equals(bytes)).toBe(true);
    expect((await tails.get(id, 0)).length).toBe(0);
    await tails.drop(id);
    expect((await tails.get(id, 5)).length).toBe(0);
  });
};
