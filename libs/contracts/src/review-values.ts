import { z } from 'zod';
import { line } from './values.ts';

/** 同意 · 建议纠正 · 建议补充调查 · 其他意见 (市场监督管理行政处罚程序规定第五十四条) */
export const outcomes = ['agree', 'correct', 'investigate', 'other'] as const;

export const scopeReason = z.object({ entry: z.string(), zh: z.string(), en: z.string(), basis: z.string() });

/** `check` is a code of libs/statute's review checks. */
export const checkResult = z.object({
  check: z.string().min(1),
  result: z.enum(['pass', 'problem', 'not-applicable']),
  severity: z.enum(['minor', 'major']).optional(),
  finding: z.string().trim().max(2000).optional(),
  basis: line.optional(),
  /** 要求的处理 */
  request: z.string().trim().max(1000).optional(),
});
export type CheckResult = z.infer<typeof checkResult>;
