import { expect, it } from '@jest/globals';
import { derivedId } from '@sanzhi/kernel';
import type { DocumentStore } from '../application/ports.ts';
import type { OfficialDocument } from '../domain/document.ts';
import { serve } from '../domain/serve.ts';

const now = new Date('2026-02-10T10:00:00+08:00');
const agency = '114311280064218500';

const documentNamed = (name: string, matter: string, of = agency): OfficialDocument => ({
  id: derivedId('document', name),
  agency: of,
  matter,
  form: 45,
  title: '行政处罚决定书',
  number: '新市监处罚〔2026〕12号',
  stage: 'P16',
  date: '2026-02-09',
  by: { name: '局长' },
  key: 'k',
  versionId: 'v',
  sha256: 'f'.repeat(64),
  size: 1,
  retainUntil: now.toISOString(),
  paragraphs: ['当事人：林记食品店'],
  madeAt: now.toISOString(),
});

/** What every keeper of documents does; `name` keeps one run apart from another's in a shared database. */
export const documentsContract = (open: () => Promise<{ documents: DocumentStore; name: string }>): void => {
  it('gives back what was added and what was saved over it, once', async () => {
    const { documents, name } = await open();
    const document = documentNamed(`${name}-a`, derivedId('matter', name));
    expect(await documents.add({ document, facts: [{ fact: 'made' }] })).toEqual({
      id: document.id,
      version: 1,
    });
    await expect(documents.add({ document, facts: [] })).rejects.toMatchObject({ code: 'already-exists' });
    const kept = await documents.get(document.id);
    expect(kept).toMatchObject({ version: 1, state: document });
    if (!kept) return;
    const served = {
      at: '2026-02-10T09:00:00+08:00',
      method: 'direct' as const,
      recipient: '林秋月',
      receipt: derivedId('r'),
    };
    const change = serve(kept.state, served, now);
    expect(await documents.save(kept, change)).toEqual({ id: document.id, version: 2 });
    expect((await documents.get(document.id))?.state.served).toEqual(served);
    await expect(documents.save(kept, change)).rejects.toMatchObject({ detail: { kind: 'stale' } });
  });

  it('lists one matter of one agency', async () => {
    const { documents, name } = await open();
    const [here, there] = [derivedId('here', name), derivedId('there', name)];
    for (const [label, matter, of] of [
      ['b', here, agency],
      ['c', there, agency],
      ['d', here, '114311280064218501'],
    ] as const)
      await documents.add({ document: documentNamed(`${name}-${label}`, matter, of), facts: [] });
    const listed = await documents.ofMatter(here, agency);
    expect(listed.map(({ id }) => id)).toEqual([derivedId('document', `${name}-b`)]);
  });
};
