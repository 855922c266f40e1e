import type { DocumentView } from '@sanzhi/contracts';
import type { Kept } from '../application/ports.ts';

export const documentView = ({ id, state }: Kept): DocumentView => {
  const { matter, form, title, number, date, by, sha256, size, served } = state;
  return {
    id,
    matter,
    form,
    title,
    ...(number === undefined ? {} : { number }),
    madeOn: date,
    by,
    sha256,
    size,
    ...(served === undefined ? {} : { served }),
  };
};
