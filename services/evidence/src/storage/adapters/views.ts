import type { Kept, Page } from '@sanzhi/kernel';
import type { DisposalView, ErasureView, FixityRunView, HoldingView, KeepingView } from '@sanzhi/contracts';
import type { Disposal } from '../domain/disposal.ts';
import type { Erasure } from '../domain/erasure.ts';
import type { FixityRun } from '../domain/fixity.ts';
import type { Holding } from '../domain/holding.ts';
import { endingOf, type Keeping } from '../domain/keeping.ts';

/** Where the bytes lie, and the version, stay inside. */
export const holdingView = (holding: Holding): HoldingView => {
  const { key: _k, versionId: _v, agency: _a, settled: _s, nextCheckAt: _n, ...shown } = holding;
  return shown;
};

export const keepingView = ({
  keeping,
  holdings,
}: {
  keeping: Keeping;
  holdings: Holding[];
}): KeepingView => {
  const { id: _id, agency: _agency, ending: _ending, holds, ...shown } = keeping;
  return {
    ...shown,
    holds: holds as KeepingView['holds'],
    settled: keeping.settled && holdings.every(({ settled }) => settled),
    holdings: holdings.map((holding) => {
      const going = holding.disposed ? undefined : endingOf(keeping, holding.id);
      return {
        ...holdingView(holding),
        ...(going && { ending: { at: going.at, disposal: going.disposal } }),
      };
    }),
  };
};

export const disposalView = ({ id, version, state }: Kept<Disposal>): DisposalView => {
  const { agency: _agency, items, ...shown } = state;
  return { ...shown, id, version, items: items.map(({ holding: _h, ...item }) => item) };
};

export const erasureView = ({ id, version, state }: Kept<Erasure>): ErasureView => {
  const { agency: _agency, ...shown } = state;
  return { ...shown, id, version };
};

export const fixityView = ({ id, version, state }: Kept<FixityRun>): FixityRunView => {
  const { agency: _agency, cursor: _cursor, ...shown } = state;
  return { ...shown, id, version };
};

export const paged = <S, V>({ items, next }: Page<Kept<S>>, view: (kept: Kept<S>) => V) => ({
  items: items.map(view),
  ...(next === undefined ? {} : { next }),
});
