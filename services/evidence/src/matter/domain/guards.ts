import type { Words } from '@sanzhi/kernel';
import type { CivilDate } from '@sanzhi/statute';
import { arrowNamed } from './arrows.ts';
import { statementTimeOver } from './clocks.ts';
import type { Matter } from './matter.ts';
import { clearanceLives } from './proposal.ts';
import { words } from './refusals.ts';

type Guard = (matter: Matter, on: CivilDate) => Words[];

const unless = (there: boolean, zh: string, en: string): Words[] => (there ? [] : [words(zh, en)]);

export const cleared: Guard = (matter) =>
  unless(
    clearanceLives(matter),
    '与现拟处理意见一致的有效审核通过凭证',
    'a live clearance for the proposal as it stands',
  );

export const noticeServed: Guard = (matter) =>
  unless(
    matter.notice?.servedOn !== undefined,
    '行政处罚告知书已送达',
    'the notice of intended penalty served',
  );

/** Silence is a waiver only when the party's five working days are over (处罚程序规定第五十七条). */
export const partyHeard: Guard = (matter, on) => [
  ...noticeServed(matter, on),
  ...unless(
    matter.statement?.waived === true || statementTimeOver(matter, on),
    '陈述申辩期限届满，或者当事人明确放弃',
    "the end of the party's time for statement, or an express waiver",
  ),
  ...hearingDone(matter, on),
];

const hearingDone: Guard = (matter) =>
  unless(
    matter.statement?.hearingRequested !== true || matter.hearingHeldOn !== undefined,
    '当事人要求听证，须先举行听证',
    'the hearing that the party asked for',
  );

/** What the table cannot say of an arrow: facts of the matter that must be so. By the arrow's name. */
const guards: Partial<Record<string, Guard>> = {
  'approve-proposal': cleared,
  'approve-without-penalty': cleared,
  'serve-notice': noticeServed,
  'close-statements': partyHeard,
  'refer-to-discussion': (matter, on) =>
    arrowNamed(matter, 'close-statements') ? partyHeard(matter, on) : [],
  'request-hearing': (matter) =>
    unless(
      matter.statement?.hearingRequested === true,
      '当事人的听证要求登记',
      "the record of the party's request for a hearing",
    ),
  'conclude-discussion': cleared,
  'serve-decision': (matter) =>
    unless(matter.decision?.servedOn !== undefined, '行政处罚决定书已送达', 'the decision served'),
};

export const guardFor = (name: string): Guard => guards[name] ?? (() => []);
