import { absent, DomainError } from '@sanzhi/kernel';
import type { Bundles, Kept } from './ports.ts';

/** Another agency's is not there (law 9). */
export const bundleOf = async (bundles: Bundles, id: string, who: { agency: string }): Promise<Kept> => {
  const kept = await bundles.get(id);
  if (!kept || kept.agency !== who.agency) throw absent({ zh: '证据包', en: 'bundle' }, id);
  return kept;
};

export const isStale = (error: unknown): boolean =>
  error instanceof DomainError && error.detail.kind === 'stale';
