import type { CheckResult } from '@sanzhi/contracts';
import { DomainError } from '@sanzhi/kernel';
import { by as law, cite, civilDateOf, reviewChecks } from '@sanzhi/statute';
import type { Change } from './facts.ts';
import type { Acting } from './people.ts';
import { theReviewer } from './separation.ts';
import {
  changeLastRound,
  demand,
  lastRound,
  lastSnapshot,
  type Outcome,
  type Submission,
} from './submission.ts';

export interface OpinionInput {
  by: Acting;
  outcome: Outcome;
  checks: readonly CheckResult[];
  text: string;
  now: Date;
}

/** 出具审核意见: every check has its result, every problem its finding and request; the head of the review unit signs next. */
export const giveOpinion = (s: Submission, { by, outcome, checks, text, now }: OpinionInput): Change => {
  demand(s, 'give-opinion');
  const reviewer = theReviewer(s, by);
  complete(checks);
  checks.forEach(reasoned);
  fitting(outcome, checks);
  if (s.state === 'supplementing') unanswered(s, outcome, civilDateOf(now));
  const { digest } = lastSnapshot(s);
  if (outcome === 'agree' && digest !== s.digest) throw notSubmitted();
  const opinion = { outcome, checks, text, digest, reviewer, writtenAt: now.toISOString() };
  return {
    state: { ...s, state: 'countersigning', rounds: changeLastRound(s, { opinion }) },
    facts: [{ fact: 'opinion-written', round: s.rounds.length, outcome, digest, reviewer }],
  };
};

const notSubmitted = () =>
  new DomainError('opinion.proposal-not-submitted', {
    zh: '拟处理意见在送审后已变更，变更内容尚未送审，不能同意',
    en: 'The proposal has changed since it was submitted and the change was not submitted: no agreement',
  });

const art53 = { basis: cite(law('procedure', '第五十三条')) };

const complete = (checks: readonly CheckResult[]): void => {
  checks.forEach(({ check }, index) => {
    const known = reviewChecks.some(({ code }) => code === check);
    if (known && checks.findIndex((one) => one.check === check) === index) return;
    throw new DomainError(
      known ? 'opinion.check-twice' : 'opinion.unknown-check',
      known
        ? { zh: `审核事项重复：${check}`, en: `Check given twice: ${check}` }
        : { zh: `没有这个审核事项：${check}`, en: `There is no such check: ${check}` },
      { kind: 'invalid', field: `checks.${index}.check`, ...art53 },
    );
  });
  const missing = reviewChecks.filter(({ code }) => !checks.some(({ check }) => check === code));
  if (missing.length > 0)
    throw new DomainError(
      'opinion.checks-missing',
      {
        zh: `还有 ${missing.length} 项没有审核结果：${missing.map(({ zh }) => zh).join('；')}`,
        en: `${missing.length} check(s) without a result: ${missing.map(({ en }) => en).join('; ')}`,
      },
      { kind: 'invalid', field: 'checks', missing: missing.map(({ zh, en }) => ({ zh, en })), ...art53 },
    );
};

const reasoned = ({ result, finding, request }: CheckResult, index: number): void => {
  if (result !== 'problem') return;
  const lacking = !finding ? 'finding' : !request ? 'request' : undefined;
  if (!lacking) return;
  throw new DomainError(
    `opinion.${lacking}-missing`,
    lacking === 'finding'
      ? { zh: '发现问题的事项须写明问题', en: 'A problem needs its finding' }
      : { zh: '发现问题的事项须写明要求的处理', en: 'A problem needs what is asked of the handling unit' },
    { kind: 'invalid', field: `checks.${index}.${lacking}` },
  );
};

/** 处罚程序规定 art. 54: agreement leaves no problem open, and a correction or further investigation names one. */
const fitting = (outcome: Outcome, checks: readonly CheckResult[]): void => {
  const problems = checks.filter(({ result }) => result === 'problem').length;
  const basis = cite(law('procedure', '第五十四条'));
  if (outcome === 'agree' && problems > 0)
    throw new DomainError(
      'opinion.open-problems',
      { zh: `还有 ${problems} 个问题，不能同意`, en: `${problems} problem(s) are open: no agreement` },
      { kind: 'invalid', field: 'outcome', basis },
    );
  if (outcome === 'agree' && !checks.some(({ result }) => result === 'pass'))
    throw new DomainError(
      'opinion.nothing-reviewed',
      { zh: '全部事项均为不适用，不能同意', en: 'Nothing was found to pass: no agreement' },
      { kind: 'invalid', field: 'outcome', basis },
    );
  if ((outcome === 'correct' || outcome === 'investigate') && problems === 0)
    throw new DomainError(
      'opinion.no-problem',
      { zh: '建议纠正或者补充调查须指明问题', en: 'Correction or further investigation must name a problem' },
      { kind: 'invalid', field: 'outcome', basis },
    );
};

/** While supplements are awaited an opinion is due only when they did not come in time, and it cannot be agreement. */
const unanswered = (s: Submission, outcome: Outcome, on: string): void => {
  const dueOn = lastRound(s).supplements.at(-1)?.dueOn ?? on;
  if (on > dueOn && outcome !== 'agree') return;
  throw new DomainError('opinion.supplements-awaited', {
    zh: `已要求补充材料（期限 ${dueOn}）；逾期未补充的，方可出具同意以外的意见`,
    en: `Supplements are awaited until ${dueOn}; after that an opinion other than agreement may be given`,
  });
};
