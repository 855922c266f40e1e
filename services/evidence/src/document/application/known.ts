import { absent } from '@sanzhi/kernel';
import type { DocumentStore, Kept } from './ports.ts';

const thing = { zh: '文书', en: 'document' };

/** Another agency's document is not there (law 9). */
export const documentOf = async (
  documents: DocumentStore,
  id: string,
  who: { agency: string },
): Promise<Kept> => {
  const kept = await documents.get(id);
  if (!kept || kept.agency !== who.agency) throw absent(thing, id);
  return kept;
};
