import { DomainError, type Page } from '@sanzhi/kernel';

interface Positioned {
  id: string;
  createdAt: Date;
}

export const cursorOf = ({ id, createdAt }: Positioned): string =>
  Buffer.from(`${createdAt.toISOString()}|${id}`).toString('base64url');

/** The filter "older than the cursor", for lists sorted by createdAt and _id, both descending. */
export const keyset = (after: string | undefined): Record<string, unknown> => {
  if (after === undefined) return {};
  const [time = '', id] = Buffer.from(after, 'base64url').toString('utf8').split('|');
  const createdAt = new Date(time);
  if (id === undefined || Number.isNaN(createdAt.getTime()))
    throw new DomainError(
      'paging.cursor',
      { zh: '翻页标记无效', en: 'The paging cursor is not one of ours' },
      { kind: 'invalid', field: 'after' },
    );
  return { $or: [{ createdAt: { $lt: createdAt } }, { createdAt, _id: { $lt: id } }] };
};

export const nextCursor = <T extends Positioned>(rows: T[], limit: number): Page<T> => {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > limit && last ? { items, next: cursorOf(last) } : { items };
};
