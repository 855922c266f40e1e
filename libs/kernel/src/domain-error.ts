export interface Words {
  zh: string;
  en: string;
}

export interface ErrorDetail {
  /** The input field at fault, as the caller wrote it. */
  field?: string;
  /** The article of law behind the rule. */
  basis?: string;
  /** What must still be there before this can be done, in words for people. */
  missing?: readonly Words[];
  /** `refused` (the state forbids it) is the default; the edge turns this into a status. */
  kind?: 'invalid' | 'refused' | 'forbidden' | 'absent' | 'stale' | 'unavailable';
}

/** A rule of the domain was broken. `code` is stable and goes on the wire; the edge decides the status. */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly code: string;
  readonly words: Words;
  readonly detail: ErrorDetail;
  constructor(code: string, words: Words, detail: ErrorDetail = {}) {
    super(`${code}: ${words.en}`);
    this.code = code;
    this.words = words;
    this.detail = detail;
  }
}

export const absent = (thing: Words, id: string) =>
  new DomainError(
    'not-found',
    { zh: `没有找到${thing.zh}：${id}`, en: `No such ${thing.en}: ${id}` },
    { kind: 'absent' },
  );
