import type { Words } from '@sanzhi/kernel';
import { civilDateOf, procedures, stateOf, type Arrow } from '@sanzhi/statute';
import { ownCommand } from './advance.ts';
import type { Matter } from './matter.ts';
import { arrowsOf } from './arrows.ts';
import { missingFor } from './missing.ts';
import { words } from './refusals.ts';
import { readyToDecide } from './issue.ts';

export interface NextStep {
  to: string;
  name: Words;
  /** The operation of the API that takes it; `event:<fact>` and `timer:<limit>` come by themselves. */
  command: string;
  roles: string[];
  missing: Words[];
}

/** Where the matter can go from here, by whom, and what is missing for it, in words. */
export const nextSteps = (matter: Matter, now: Date): NextStep[] =>
  arrowsOf(matter).map((arrow) => {
    const { zh, en } = stateOf(procedures[matter.kind], arrow.to);
    return {
      to: arrow.to,
      name: { zh, en },
      command:
        arrow.trigger === 'command'
          ? (ownCommand[arrow.name] ?? 'advance')
          : `${arrow.trigger}:${arrow.name}`,
      roles: [...arrow.actors],
      missing: missing(matter, arrow, now),
    };
  });

const missing = (matter: Matter, arrow: Arrow, now: Date): Words[] => {
  if (matter.numbering) return [words('正在编制文号', 'a number is being given')];
  if (arrow.trigger === 'event') return [words('审核机构的意见', 'the word of the review body')];
  return arrow.name === 'issue-decision'
    ? readyToDecide(matter, civilDateOf(now))
    : missingFor(matter, arrow, now);
};
