import { samePerson, type ReviewOutcomeCode } from '@sanzhi/statute';
import { fileDocument } from './file.ts';
import type { Change, ClearanceClaims, FiledDocument, Matter, Person } from './matter.ts';
import { arrowNamed } from './arrows.ts';
import { missingForms } from './missing.ts';
import { assertUnlocked } from './numbering.ts';
import { passTo } from './passage.ts';
import { withActed } from './people.ts';
import { lapseKey, proposalDigest } from './proposal.ts';
import { refused, tooEarly } from './refusals.ts';

export interface Opinion {
  outcome: ReviewOutcomeCode;
  round: number;
  text: string;
  digest: string;
  reviewer: Person;
  head: Person;
}

/** Which arrow an opinion sends the matter along; agreement waits for the clearance. */
const arrowFor: Record<Opinion['outcome'], string | undefined> = {
  agree: undefined,
  correct: 'correction-advised',
  investigate: 'further-investigation',
  other: 'other-opinion',
};

/** An opinion of review has come (处罚程序规定第五十四条). One on an older proposal is history and moves nothing. */
export const hearOpinion = (
  matter: Matter,
  opinion: Opinion,
  form: FiledDocument | undefined,
  now: Date,
): Change => {
  assertUnlocked(matter);
  const { outcome, round, text, reviewer, head } = opinion;
  const acted = withActed(withActed(matter, reviewer, 'reviewer'), head, 'reviewer');
  const heard = { ...(form ? fileDocument(acted, form) : acted), review: { outcome, round, text } };
  const name = arrowFor[outcome];
  const arrow = name === undefined ? undefined : arrowNamed(matter, name);
  return arrow && opinion.digest === proposalDigest(matter)
    ? passTo(heard, arrow, reviewer, now, text)
    : { matter: heard, facts: [] };
};

/** Somebody has taken its review on, and so a part in it. */
export const hearAcceptance = (matter: Matter, reviewer: Person): Matter => {
  const { reviewers = [] } = matter;
  if (reviewers.some((one) => samePerson(one, reviewer))) return matter;
  return { ...matter, reviewers: [...reviewers, reviewer] };
};

/** 回避: that part is over. */
export const hearRelease = (matter: Matter, reviewer: Person): Matter => ({
  ...matter,
  reviewers: (matter.reviewers ?? []).filter((one) => !samePerson(one, reviewer)),
});

/** Review wants more material; the proposal may be made anew over it. */
export const hearSupplementRequest = (matter: Matter): Matter => ({ ...matter, supplementAsked: true });

/**
 * A clearance has come. Its signature has been checked by the caller: `claims` is what it truly says, nothing when it
 * is forged. One for a proposal that is no longer the present one is dead for good, even if that proposal is made again.
 */
export const hearClearance = (
  matter: Matter,
  { token, round }: { token: string; round: number },
  claims: ClearanceClaims | undefined,
  { now, by }: { now: Date; by: Person },
): Change => {
  assertUnlocked(matter);
  if (!claims || claims.matter !== matter.id)
    throw refused(
      'clearance.not-genuine',
      '审核通过凭证不是审核机构为本案签发的',
      'The clearance was not signed by review for this matter',
      '行政处罚法第五十八条',
    );
  const key = lapseKey(token);
  if (matter.lapsed.includes(key)) return { matter, facts: [] };
  if (claims.digest !== proposalDigest(matter))
    return { matter: { ...matter, lapsed: [...matter.lapsed, key] }, facts: [] };
  const cleared: Matter = {
    ...matter,
    clearance: { token, digest: claims.digest, round },
    supplementAsked: false,
  };
  const arrow = arrowNamed(matter, 'clearance-granted');
  if (!arrow) return { matter: cleared, facts: [] };
  if (missingForms(matter).length > 0)
    throw tooEarly('审核意见尚未归入案卷', 'The opinion is not in the file yet');
  return passTo(cleared, arrow, by, now);
};

/** Review has taken a clearance back, or found it overtaken. */
export const hearLapse = (matter: Matter, digest: string): Matter => {
  const { clearance } = matter;
  if (clearance?.digest !== digest) return matter;
  const key = lapseKey(clearance.token);
  return matter.lapsed.includes(key) ? matter : { ...matter, lapsed: [...matter.lapsed, key] };
};
