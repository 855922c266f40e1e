import {
  disposalApproved,
  disposalCarriedOut,
  disposalProposed,
  disposalRefused,
  erasureApproved,
  erasureCarriedOut,
  erasureRefused,
  erasureRequested,
  fixityChecked,
  fixityFaultFound,
  holdingDisposed,
  holdingEnding,
  holdLifted,
  holdPlaced,
  retentionSet,
  storageLockBroken,
  storageLockRestored,
} from '@sanzhi/contracts';
import type { EventDraft } from '@sanzhi/persistence';
import type { HoldingChange, HoldingFact } from '../application/ports.ts';
import type { Disposal, DisposalChange, DisposalFact } from '../domain/disposal.ts';
import type { Erasure, ErasureChange, ErasureFact } from '../domain/erasure.ts';
import type { FixityChange } from '../domain/fixity.ts';
import type { Holding } from '../domain/holding.ts';
import type { KeepingChange, KeepingFact } from '../domain/keeping.ts';
import type { WatchChange } from '../domain/lock-state.ts';
import type { NamedThing } from '../domain/thing.ts';

const itemOf = ({ kind, thing, matter, title, sha256 }: NamedThing) => ({
  kind,
  thing,
  ...(matter === undefined ? {} : { matter }),
  title,
  sha256,
});

export const holdingDrafts = ({ holding, facts }: HoldingChange): EventDraft[] =>
  facts.map((fact) => ({
    ...saidOfHolding(holding, fact),
    ...(holding.matter === undefined ? {} : { matter: holding.matter }),
  }));

const saidOfHolding = (holding: Holding, fact: HoldingFact): EventDraft => {
  const { kind, thing, sha256, retainUntil } = holding;
  if (fact.fact === 'fault-found') {
    const { code, found } = fact;
    const data = { kind, thing, code, expected: sha256, ...(found === undefined ? {} : { found }) };
    return { type: fixityFaultFound.type, data };
  }
  const { disposal, proposedBy, approvedBy } = fact;
  return {
    type: holdingDisposed.type,
    data: { ...itemOf(holding), disposal, retainedUntil: retainUntil, proposedBy, approvedBy },
  };
};

export const keepingDrafts = ({ keeping, facts }: KeepingChange): EventDraft[] =>
  facts.map((fact) => ({ ...saidOfKeeping(fact), matter: keeping.matter }));

const saidOfKeeping = (fact: KeepingFact): EventDraft => {
  switch (fact.fact) {
    case 'retention-set':
      return { type: retentionSet.type, data: { class: fact.class, reason: fact.reason } };
    case 'hold-placed': {
      const { id: hold, ground, basis, reason } = fact.hold;
      const ending = fact.ending.length === 0 ? {} : { ending: fact.ending };
      return { type: holdPlaced.type, data: { hold, ground, basis, reason, ...ending } };
    }
    case 'hold-lifted': {
      const { id: hold, by: placedBy } = fact.hold;
      return { type: holdLifted.type, data: { hold, placedBy, reason: fact.reason } };
    }
    case 'ending': {
      const { item, disposal, proposedBy, approvedBy } = fact;
      return { type: holdingEnding.type, data: { ...itemOf(item), disposal, proposedBy, approvedBy } };
    }
  }
};

/** A disposal may touch many matters; each thing names its own. */
export const disposalDrafts = ({ disposal, facts }: DisposalChange): EventDraft[] =>
  facts.map((fact) => saidOfDisposal(disposal, fact));

const saidOfDisposal = (disposal: Disposal, fact: DisposalFact): EventDraft => {
  const { reason, items, proposedBy, decision } = disposal;
  const note = decision?.note ?? '';
  switch (fact) {
    case 'proposed':
      return { type: disposalProposed.type, data: { reason, things: items.map(itemOf) } };
    case 'approved':
      return { type: disposalApproved.type, data: { proposedBy, note } };
    case 'refused':
      return { type: disposalRefused.type, data: { proposedBy, note } };
    case 'carried-out': {
      const kept = items
        .filter(({ state }) => state === 'kept')
        .map((item) => ({ ...itemOf(item), code: item.fault ?? '' }));
      const gone = items.filter(({ state }) => state === 'gone').map(itemOf);
      return { type: disposalCarriedOut.type, data: { gone, kept } };
    }
  }
};

export const erasureDrafts = ({ erasure, facts }: ErasureChange): EventDraft[] =>
  facts.map((fact) => ({ ...saidOfErasure(erasure, fact), matter: erasure.matter }));

const saidOfErasure = (erasure: Erasure, fact: ErasureFact): EventDraft => {
  const { ground, basis, reason, requestedBy, decision } = erasure;
  const decided = { requestedBy, note: decision?.note ?? '' };
  switch (fact) {
    case 'requested':
      return { type: erasureRequested.type, data: { ground, basis, reason } };
    case 'approved':
      return { type: erasureApproved.type, data: decided };
    case 'refused':
      return { type: erasureRefused.type, data: decided };
    case 'carried-out':
      return {
        type: erasureCarriedOut.type,
        data: { ground, basis, requestedBy, approvedBy: decision?.by },
      };
  }
};

export const fixityDrafts = ({ run, facts }: FixityChange): EventDraft[] =>
  facts.map(() => {
    const { checked, bytes, faults } = run;
    return { type: fixityChecked.type, data: { checked, bytes, faults } };
  });

export const watchDrafts = ({ watch, facts }: WatchChange): EventDraft[] =>
  facts.map((fact) =>
    fact.fact === 'broken'
      ? { type: storageLockBroken.type, data: { buckets: watch.buckets } }
      : { type: storageLockRestored.type, data: { brokenSince: fact.brokenSince } },
  );
