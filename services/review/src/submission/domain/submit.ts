import type { CheckResult } from '@sanzhi/contracts';
import { DomainError } from '@sanzhi/kernel';
import { by as law, cite, reviewChecks } from '@sanzhi/statute';
import type { Change } from './facts.ts';
import { isAmong, personOf, type Acting } from './people.ts';
import { joinHandling } from './propose.ts';
import {
  changeLastRound,
  demand,
  lastRound,
  lastSnapshot,
  openFindings,
  type Round,
  type Snapshot,
  type Submission,
} from './submission.ts';

export interface Answer {
  check: string;
  answer: string;
}

export interface SubmitInput {
  by: Acting;
  answers: readonly Answer[];
  now: Date;
}

/**
 * 送审: the handling unit hands in the proposal and its materials as they stand now, frozen. It opens a round, or
 * brings what the reviewer asked for into the round under way.
 */
export const submit = (known: Submission, { by, answers, now }: SubmitInput): Change => {
  demand(known, 'submit');
  ofHandlingSide(known, by);
  answered(openFindings(known), answers);
  const joined = joinHandling(known, [], [personOf(by)]);
  const s = joined.state;
  const snapshot: Snapshot = {
    snapshot: s.rounds.reduce((count, { snapshots }) => count + snapshots.length, 1),
    digest: s.digest,
    materials: s.proposal.materials,
    submittedAt: now.toISOString(),
    by: personOf(by),
  };
  const handlingUnits = [...new Set([...s.handlingUnits, ...(by.unit === undefined ? [] : [by.unit])])];
  const { rounds, state } =
    s.state === 'supplementing' ? supplemented(s, snapshot) : begun(s, snapshot, answers);
  const { reviewer, ...rest } = s;
  return {
    state: {
      ...rest,
      ...(state === 'reviewing' && reviewer ? { reviewer } : {}),
      state,
      rounds,
      handlingUnits,
    },
    facts: [
      ...joined.facts,
      {
        fact: 'submitted',
        round: rounds.length,
        snapshot: snapshot.snapshot,
        digest: snapshot.digest,
        materials: snapshot.materials,
      },
    ],
  };
};

interface Next {
  rounds: readonly Round[];
  state: Submission['state'];
}

const begun = (s: Submission, snapshot: Snapshot, answers: readonly Answer[]): Next => ({
  rounds: [...s.rounds, { snapshots: [snapshot], answers, supplements: [] }],
  state: 'submitted',
});

const supplemented = (s: Submission, snapshot: Snapshot): Next => {
  if (snapshot.digest === lastSnapshot(s).digest)
    throw new DomainError(
      'submission.nothing-supplemented',
      {
        zh: '材料与上次送审完全相同；请先补充材料并重新提出拟处理意见，再送审',
        en: 'The materials are those submitted before; add what was asked for, propose again, then submit',
      },
      { missing: (lastRound(s).supplements.at(-1)?.items ?? []).map((item) => ({ zh: item, en: item })) },
    );
  const { snapshots, supplements } = lastRound(s);
  const open = supplements.at(-1);
  return {
    rounds: changeLastRound(s, {
      snapshots: [...snapshots, snapshot],
      supplements: open
        ? [...supplements.slice(0, -1), { ...open, answeredAt: snapshot.submittedAt }]
        : supplements,
    }),
    state: s.reviewer ? 'reviewing' : 'submitted',
  };
};

const ofHandlingSide = (s: Submission, by: Acting): void => {
  if (isAmong(s.handlers, by) || by.roles.includes('unit-head')) return;
  throw new DomainError(
    'submission.not-handler',
    {
      zh: '只有本案办案人员或者办案机构负责人可以送审',
      en: 'Only a handler of the matter or the head of the handling unit may submit it',
    },
    { kind: 'forbidden', basis: cite(law('procedure', '第四十八条')) },
  );
};

/** 办案机构对审核发现的问题逐项研究处理并答复: each problem by its check, nothing else, none twice. */
const answered = (findings: readonly CheckResult[], answers: readonly Answer[]): void => {
  answers.forEach(({ check }, index) => {
    const asked = findings.some((finding) => finding.check === check);
    if (asked && answers.findIndex((answer) => answer.check === check) === index) return;
    throw new DomainError(
      'submission.answer-unasked',
      {
        zh: `“${nameOf(check).zh}”没有待答复的问题，或者重复答复`,
        en: `${nameOf(check).en}: nothing to answer there, or answered twice`,
      },
      { kind: 'invalid', field: `answers.${index}.check` },
    );
  });
  const missing = findings.filter(({ check }) => !answers.some((answer) => answer.check === check));
  if (missing.length > 0)
    throw new DomainError(
      'submission.findings-unanswered',
      {
        zh: `还有 ${missing.length} 个审核问题没有答复：${missing.map(({ check }) => nameOf(check).zh).join('；')}`,
        en: `${missing.length} finding(s) not answered: ${missing.map(({ check }) => nameOf(check).en).join('; ')}`,
      },
      {
        missing: missing.map(({ check }) => ({ zh: nameOf(check).zh, en: nameOf(check).en })),
        basis: cite(law('plan', '（三）重大执法决定法制审核')),
      },
    );
};

const nameOf = (code: string): { zh: string; en: string } =>
  reviewChecks.find((check) => check.code === code) ?? { zh: code, en: code };
