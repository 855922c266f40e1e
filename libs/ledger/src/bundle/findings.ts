import { DomainError, type Words } from '@sanzhi/kernel/pure';

/** One thing that does not hold, where. */
export interface Finding extends Words {
  place: string;
  code: string;
}

/** One question that was put to the bundle. */
export interface Check extends Words {
  code: string;
  findings: readonly Finding[];
  /** What it was that was found good, or why nothing was looked for. */
  remark?: Words;
}

export const finding = (place: string, code: string, words: Words): Finding => ({ place, code, ...words });

/** All of them as one. */
export const remarkOf = (remarks: readonly Words[]): Pick<Check, 'remark'> => {
  if (remarks.length === 0) return {};
  const [zh, en] = [remarks.map((words) => words.zh), remarks.map((words) => words.en)];
  return { remark: { zh: zh.join('；'), en: en.join('; ') } };
};

/** A refusal becomes a finding at this place; what is no refusal is a fault of ours and is thrown on. */
export const findingOf = (place: string, error: unknown): Finding => {
  if (error instanceof DomainError) return finding(place, error.code, error.words);
  throw error;
};

/** What `work` returns, or undefined and a finding when it refuses. */
export const attempt = <T>(place: string, found: Finding[], work: () => T): T | undefined => {
  try {
    return work();
  } catch (error) {
    found.push(findingOf(place, error));
    return undefined;
  }
};
