import { DomainError } from '@sanzhi/kernel';
import { Edge } from '../fsck/check-tree.ts';
import { Findings } from '../fsck/findings.ts';
import type { Places } from '../fsck/places.ts';
import { leafOf } from '../fsck/row.ts';
import { walkRows } from '../fsck/walk-rows.ts';
import type { Statement } from './statement.ts';

const contradicted = (zh: string, en: string): DomainError =>
  new DomainError('mirror.statement-contradicted', { zh, en });

/** Throws unless the first so many entries of the ledger here make the root that the second site vouched for. */
export const verifyStatement = async (
  { origin, size, root }: Statement,
  { evidence, trust }: Places,
): Promise<void> => {
  if (origin !== trust.origin)
    throw contradicted(`声明说的是另一个账本 ${origin}`, `The statement is about another ledger, ${origin}`);
  const edge = new Edge();
  for await (const { index, row } of walkRows(evidence, size, new Findings(), () => Promise.resolve())) {
    if (!row)
      throw contradicted(
        `第二站点有 ${size} 条，本站缺第 ${index} 条`,
        `The second site has ${size} entries; entry ${index} is missing here`,
      );
    edge.add(leafOf(row));
  }
  if (!Buffer.from(edge.root()).equals(root))
    throw contradicted(
      '本站账本不是该声明的延续：前面的条目被改动或替换',
      'The ledger here does not go on from the statement: earlier entries were changed',
    );
};
