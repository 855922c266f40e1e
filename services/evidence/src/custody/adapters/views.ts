import type { Kept, Page } from '@sanzhi/kernel';
import type { AccessView, ConsultationView } from '@sanzhi/contracts';
import type { Access } from '../domain/access.ts';
import { isBlocked } from '../domain/share.ts';
import type { Consultation } from '../domain/consultation.ts';

/** The secret of a share stays inside. */
export const accessView = ({ id, version, state }: Kept<Access>): AccessView => {
  const { agency: _agency, share, ...shown } = state;
  return {
    ...shown,
    id,
    version,
    ...(share === undefined
      ? {}
      : {
          share: {
            recipient: share.recipient,
            left: share.left,
            used: share.used,
            issued: share.secret !== undefined,
            blocked: isBlocked(share),
          },
        }),
  };
};

export const consultationView = ({ id, version, state }: Kept<Consultation>): ConsultationView => {
  const { agency: _agency, ...shown } = state;
  return { ...shown, id, version };
};

export const paged = <S, V>({ items, next }: Page<Kept<S>>, view: (kept: Kept<S>) => V) => ({
  items: items.map(view),
  ...(next === undefined ? {} : { next }),
});
