import type { BodyKeys, Entries, Row } from './ports.ts';
import type { Prover, ProveRows } from './prove-rows.ts';

/** What the proofs of a matter are made of. */
export interface Proving {
  entries: Pick<Entries, 'ofMatter'>;
  keys: Pick<BodyKeys, 'known'>;
  proofs: ProveRows;
}

export interface PublicRows {
  prover: Prover;
  /** Of the matter, in their order, under the checkpoint of the prover. */
  published: Row[];
  /** Stored, and under the next one. */
  unpublished: number;
}

/** The entries of a matter as far as they are public; another agency's matter has none (law 9). */
export const publicRows = async (
  { entries, proofs }: Proving,
  { matter, agency }: { matter: string; agency: string },
): Promise<PublicRows> => {
  const prover = await proofs.now();
  const rows = (await entries.ofMatter(matter)).filter((row) => row.agency === agency);
  const published = rows.filter((row) => prover.covers(row));
  return { prover, published, unpublished: rows.length - published.length };
};
