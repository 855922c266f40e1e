import { newId, systemClock } from '@sanzhi/kernel';
import {
  ed25519Signer,
  ed25519Vkey,
  leafHash,
  openCheckpoint,
  rootOf,
  sm2Signer,
  sm2Vkey,
  verifierOf,
  type Hash,
} from '@sanzhi/ledger';
import { Integrate, type Parties } from '../src/ledger/application/integrate.ts';
import type { BodyKeys, Checkpoints, Entries, LedgerEvent, Log } from '../src/ledger/application/ports.ts';
import { entryOf, hex } from '../src/ledger/application/rows.ts';
import { SequenceEvents } from '../src/ledger/application/sequence-events.ts';
import type { Witnesses } from '../src/ledger/application/witness-port.ts';

export const ledgerAgency = '114311280064218500';
export const origin = 'test.example/ledger';
const seed = new Uint8Array(32).fill(7);
const sm2Seed = new Uint8Array(32).fill(9);

export const event = (more: Partial<LedgerEvent> = {}): LedgerEvent => ({
  specversion: '1.0',
  id: newId(),
  source: '/sanzhi/evidence',
  type: 'cn.sanzhi.evidence.matter.advanced.v1',
  subject: newId(),
  time: '2026-02-09T01:00:00.000Z',
  datacontenttype: 'application/json',
  agency: ledgerAgency,
  actor: { id: 's-1', name: '陈立新' },
  sequence: 1,
  data: { from: 'P01', to: 'P02' },
  ...more,
});

export const events = (count: number, more: Partial<LedgerEvent> = {}): LedgerEvent[] =>
  Array.from({ length: count }, () => event(more));

/** Nobody else is asked. */
export const noWitness: Witnesses = {
  quorum: 0,
  cosign: async () => ({ lines: [], signed: [], missed: [] }),
};

/** The second signature, SM2, takes its time: only where it is looked at. */
export const partiesOf = (witnesses: Witnesses = noWitness, { sm2 = false } = {}): Parties => ({
  origin,
  signers: [ed25519Signer(origin, seed), ...(sm2 ? [sm2Signer(origin, sm2Seed)] : [])],
  verifiers: [ed25519Vkey(origin, seed), sm2Vkey(origin, sm2Seed)].map(verifierOf),
  witnesses,
});

export interface LedgerParts {
  entries: Entries;
  keys: BodyKeys;
  log: Log;
  checkpoints: Checkpoints;
}

export const sequencerOver = (parts: Pick<LedgerParts, 'entries' | 'keys'>): SequenceEvents =>
  new SequenceEvents({ ...parts, clock: systemClock });

export const integrateOver = (parts: LedgerParts, parties = partiesOf()): Integrate =>
  new Integrate({ ...parts, parties, clock: systemClock });

/** Leaves of everything stored, in order. */
export const leavesOf = async (entries: Entries): Promise<Hash[]> => {
  const rows = await entries.between(0, await entries.size());
  return rows.map((row) => leafHash(entryOf(row)));
};

/** Checks a published note against the plain definition of RFC 6962 over what is stored; answers its size. */
export const demandTrue = (note: string, leaves: readonly Hash[]): number => {
  const { size, root } = openCheckpoint(note, { origin, log: partiesOf().verifiers });
  if (hex(rootOf(leaves.slice(0, size))) !== hex(root))
    throw new Error(`the checkpoint of ${size} is another tree`);
  return size;
};
