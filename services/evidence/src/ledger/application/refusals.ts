import { DomainError, type Words } from '@sanzhi/kernel';

/** Something beneath the ledger is not as it was written. Nothing more is published until it is set right (law 3). */
export class LedgerRefused extends DomainError {
  constructor(code: string, words: Words) {
    super(code, words);
  }
}

const stopped = {
  zh: '已停止发布，请运行 sanzhi fsck 核查',
  en: 'nothing more is published; run sanzhi fsck',
};

const refusal = (code: string, zh: string, en: string): LedgerRefused =>
  new LedgerRefused(code, { zh: `${zh}；${stopped.zh}`, en: `${en}; ${stopped.en}` });

export const entryMissing = (index: number): LedgerRefused =>
  refusal('ledger.entry-missing', `账本第 ${index} 条不见了`, `Entry ${index} of the ledger is gone`);

export const entryAltered = (index: number): LedgerRefused =>
  refusal('ledger.entry-altered', `账本第 ${index} 条被改动`, `Entry ${index} of the ledger was altered`);

export const treeAltered = (from: number, to: number): LedgerRefused =>
  refusal(
    'ledger.tree-altered',
    `账本与已发布的检查点不一致：第 ${from} 至 ${to - 1} 条之一或更早的哈希块被改动`,
    `The ledger is not the one published: one of the entries ${from} to ${to - 1}, or an earlier tile, was altered`,
  );

export const tileMissing = (path: string): LedgerRefused =>
  refusal('ledger.tile-missing', `账本文件 ${path} 不见了`, `${path} of the ledger is gone`);

export const rolledBack = (size: number, known: number): LedgerRefused =>
  refusal(
    'ledger.rolled-back',
    `检查点只有 ${size} 条，而曾发布过 ${known} 条`,
    `The checkpoint has ${size} entries, but one with ${known} was published`,
  );

export const foreignCheckpoint = (why: string): LedgerRefused =>
  refusal(
    'ledger.checkpoint-foreign',
    `存储中的检查点不是本账本签发的：${why}`,
    `The checkpoint in the store is not this ledger's own: ${why}`,
  );

export const doesNotExtend = (from: number, to: number): LedgerRefused =>
  refusal(
    'ledger.fork',
    `${to} 条的新树不包含已发布的 ${from} 条`,
    `The new tree of ${to} entries does not begin with the ${from} published`,
  );

/** The event store takes no row at its next place, and nobody else holds it: its indexes are not those of this version. */
export const placeRefused = (index: number): DomainError =>
  new DomainError(
    'ledger.place-refused',
    {
      zh: `账本第 ${index} 条无法存入，而该位置空着：请核查 ledger_entries 的索引与内容`,
      en: `Entry ${index} of the ledger is refused though its place is free: examine indexes and rows of ledger_entries`,
    },
    { kind: 'unavailable' },
  );

/** Not a fault: the entry is stored and waits for the next checkpoint. */
export const notPublished = (): DomainError =>
  new DomainError('ledger.not-published', {
    zh: '已存入账本，尚未公布，请稍候片刻再试',
    en: 'In the ledger but not yet published, retry in a moment',
  });

/** The words are gone with the key of their matter; that they were said is still proved. */
export const contentErased = (index: number): DomainError =>
  new DomainError('ledger.content-erased', {
    zh: `账本第 ${index} 条的内容已删除，无法读出`,
    en: `The content of entry ${index} was erased and cannot be read`,
  });

export const noEntry = (id: string): DomainError =>
  new DomainError(
    'ledger.no-entry',
    {
      zh: `账本中没有 ${id} 的存证条目；刚刚提交的请稍候片刻再试`,
      en: `The ledger has no entry about ${id}; if it was just handed in, retry in a moment`,
    },
    { kind: 'absent' },
  );
