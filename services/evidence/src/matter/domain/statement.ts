import { civilDateOf } from '@sanzhi/statute';
import { noticeServed } from './guards.ts';
import { statementTimeOver } from './clocks.ts';
import { arrowNamed } from './arrows.ts';
import type { Change, Matter, Now } from './matter.ts';
import { assertUnlocked } from './numbering.ts';
import { hatFor, personOf, withActed } from './people.ts';
import { invalid, lacking, refused } from './refusals.ts';

export interface Said {
  waived: boolean;
  hearingRequested: boolean;
  text?: string | undefined;
}

const basis = '行政处罚法第四十五条、第六十四条；市场监督管理行政处罚程序规定第五十七条';

/** 陈述申辩登记: what the party said to the notice; a hearing is asked for within its five working days. */
export const recordStatement = (matter: Matter, said: Said, { now, who }: Now): Change => {
  assertUnlocked(matter);
  const on = civilDateOf(now);
  const hat = hatFor(matter, who, ['handler']);
  if (!arrowNamed(matter, 'serve-notice') && !arrowNamed(matter, 'close-statements'))
    throw refused(
      'statement.wrong-state',
      '当前环节不能登记陈述申辩',
      'No statement is recorded in this state',
      basis,
    );
  const missing = noticeServed(matter, on);
  if (missing.length > 0) throw lacking('matter.missing', '尚缺', 'Still missing', missing);
  if (said.waived && (said.hearingRequested || said.text))
    throw invalid(
      'statement.waived-and-made',
      'waived',
      '已放弃陈述申辩的，不能同时登记意见或者听证要求',
      'A waiver goes with no statement and no request for a hearing',
      basis,
    );
  if (said.hearingRequested && statementTimeOver(matter, on))
    throw refused(
      'statement.hearing-too-late',
      '要求听证的期限已过',
      'The time to ask for a hearing is over',
      basis,
    );
  if (matter.statement?.hearingRequested && said.waived)
    throw refused(
      'statement.hearing-pending',
      '当事人已要求听证，撤回须由听证主持人办理',
      'A hearing was asked for; its withdrawal is for the presider',
      basis,
    );
  const { text } = said;
  const statement = {
    waived: said.waived,
    hearingRequested: said.hearingRequested || (matter.statement?.hearingRequested ?? false),
    ...(text ? { text } : matter.statement?.text ? { text: matter.statement.text } : {}),
    on,
  };
  return {
    matter: withActed({ ...matter, statement }, personOf(who), hat),
    facts: [{ fact: 'statement-recorded', statement }],
  };
};
