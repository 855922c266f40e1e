import { digestOf } from '@sanzhi/kernel';
import { civilDateOf } from '@sanzhi/statute';
import { arrowNamed } from './arrows.ts';
import type { Change, Matter, Now, ProposalContent } from './matter.ts';
import { missingFor } from './missing.ts';
import { assertUnlocked } from './numbering.ts';
import { passTo } from './passage.ts';
import { hatFor, personOf, withActed } from './people.ts';
import { lapseIfStale, presentProposal } from './proposal.ts';
import { lacking, refused, words } from './refusals.ts';

/** Where a proposal may be made: it leads on to review, or is made anew while in review. */
const submission = 'submit-for-review';
const inReview = (matter: Matter): boolean => arrowNamed(matter, 'clearance-granted') !== undefined;

/**
 * 提出拟处理意见: freezes what is proposed over everything sealed so far. From P09 it opens the review; inside the
 * review it is made anew when a supplement was asked for, or after a hearing (处罚程序规定第五十一条).
 */
export const propose = (matter: Matter, content: ProposalContent, { now, who }: Now): Change => {
  assertUnlocked(matter);
  const hat = hatFor(matter, who, ['handler', 'unit-head']);
  const arrow = arrowNamed(matter, submission);
  const anew =
    inReview(matter) &&
    (matter.supplementAsked || presentProposal(matter)?.hearingHeld !== proposedHearing(matter));
  if (!arrow && !anew)
    throw refused(
      'proposal.wrong-state',
      '当前环节不能提出拟处理意见',
      'No proposal can be made in the present state',
    );
  const missing = [...(arrow ? missingFor(matter, arrow, now) : []), ...emptyFile(matter)];
  if (missing.length > 0) throw lacking('matter.missing', '尚缺', 'Still missing', missing);
  const acting = withActed(matter, personOf(who), hat);
  const proposed = lapseIfStale({
    ...acting,
    proposed: {
      content,
      materials: [...matter.documents, ...matter.recordings].map(({ id }) => id),
      on: civilDateOf(now),
      hearingHeld: matter.hearingHeldOn !== undefined,
    },
    supplementAsked: false,
  });
  const proposal = presentProposal(proposed);
  if (!proposal) throw new Error('a proposal was just made');
  const fact = { fact: 'proposed' as const, proposal, digest: digestOf(proposal) };
  if (!arrow) return { matter: proposed, facts: [fact] };
  const passed = passTo(proposed, arrow, personOf(who), now);
  return { matter: passed.matter, facts: [...passed.facts, fact] };
};

/** Whether the proposal now before review was made after the hearing. */
const proposedHearing = (matter: Matter): boolean => matter.proposed?.hearingHeld ?? false;

const emptyFile = (matter: Matter) =>
  matter.recordings.length + matter.documents.length > 0
    ? []
    : [words('已封存的证据材料', 'sealed material of the file')];
