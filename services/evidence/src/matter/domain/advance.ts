import type { Change, Matter, Now } from './matter.ts';
import { arrowsOf } from './arrows.ts';
import { missingFor } from './missing.ts';
import { assertUnlocked } from './numbering.ts';
import { passTo } from './passage.ts';
import { hatFor, personOf, withActed } from './people.ts';
import { lacking, refused } from './refusals.ts';

/** Arrows that a command of their own goes along, because it does more than go. */
export const ownCommand: Partial<Record<string, 'propose' | 'issueDecision'>> = {
  'submit-for-review': 'propose',
  'issue-decision': 'issueDecision',
};

/** 环节流转: along an arrow of the procedure, by who may, with nothing missing. */
export const advance = (matter: Matter, to: string, note: string | undefined, { now, who }: Now): Change => {
  assertUnlocked(matter);
  const arrows = arrowsOf(matter).filter((one) => one.to === to && one.trigger === 'command');
  const arrow = arrows.find((one) => one.actors.some((role) => who.roles.includes(role))) ?? arrows[0];
  if (!arrow)
    throw refused(
      'matter.no-arrow',
      `案件不能从${matter.state}转到${to}`,
      `A matter cannot go from ${matter.state} to ${to}`,
    );
  const own = ownCommand[arrow.name];
  if (own)
    throw refused(
      'matter.other-command',
      own === 'propose' ? '请通过“提出拟处理意见”进入审核' : '请通过“作出处罚决定”办理',
      `This step is taken by the command ${own}`,
    );
  const hat = hatFor(matter, who, arrow.actors);
  const acting = withActed(matter, personOf(who), hat);
  const missing = missingFor(matter, arrow, now, note);
  if (missing.length > 0) throw lacking('matter.missing', '尚缺', 'Still missing', missing);
  return passTo(acting, arrow, personOf(who), now, note);
};
