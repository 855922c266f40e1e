import { civilDateOf, deadline, warningLevel, type Deadline, type WarningLevel } from '@sanzhi/statute';
import {
  followed,
  step,
  type Change,
  type Exhibit,
  type ExhibitKind,
  type Now,
  type Outcome,
  type Preservation,
} from './exhibit.ts';
import { penaltyLaw, refused } from './refusals.ts';

const rules = '市场监督管理行政处罚程序规定第三十三条至第三十五条';
type Preserved = Exhibit & { preservation: Preservation };

const preservedOf = (exhibit: Exhibit): Preserved => {
  if (exhibit.preservation) return exhibit as Preserved;
  throw refused(
    'not-preserved',
    `物证${exhibit.number}不是先行登记保存的物品，无需此项审批`,
    `Exhibit ${exhibit.number} is not preserved; there is nothing to decide about`,
  );
};

const openOne = (exhibit: Exhibit): Preserved => {
  const preserved = preservedOf(exhibit);
  if (preserved.preservation.open) return preserved;
  throw refused(
    'preservation-over',
    `物证${exhibit.number}的先行登记保存已经处理或者解除，不能再作决定`,
    `The preservation of exhibit ${exhibit.number} is over; nothing more can be decided`,
    rules,
  );
};

export const clockOf = ({ decidedOn }: Preservation, on: string): Deadline =>
  deadline({ kind: 'preservation', start: decidedOn, on });

export const levelOf = (preservation: Preservation, on: string): WarningLevel =>
  preservation.open ? warningLevel(clockOf(preservation, on), on) : 'none';

/** 审批: the leader approves, also afterwards what was done on the spot; refused means lifted at once. */
export const approve = (
  exhibit: Exhibit,
  { approved, reason }: { approved: boolean; reason: string },
  who: Now,
): Change => {
  const { preservation } = openOne(exhibit);
  if (preservation.approval)
    throw refused('approved-before', '该先行登记保存已经批准', 'It has been approved before', rules);
  const approval = { approved, reason, by: who.by, at: who.now.toISOString() };
  const link = step(approved ? 'preservation-approved' : 'preservation-refused', who, { reason });
  const changed = { preservation: { ...preservation, approval } };
  return approved
    ? {
        exhibit: followed(exhibit, link, changed),
        facts: [{ fact: 'preservation-approved', reason, due: preservation.due }],
      }
    : {
        exhibit: followed(exhibit, link, {
          preservation: { ...changed.preservation, open: false },
          state: 'to-return',
        }),
        facts: [{ fact: 'preservation-refused', reason }],
      };
};

const after: Partial<Record<Outcome, { state?: Exhibit['state']; kind?: ExhibitKind }>> = {
  'secured-otherwise': { state: 'to-return' },
  lifted: { state: 'to-return' },
  tested: { kind: 'sample' },
  seized: { kind: 'seized' },
};

/** 处理决定 within seven working days, after approval; once the time is over there is nothing left to decide. */
export const decide = (
  exhibit: Exhibit,
  { outcome, reason }: { outcome: Outcome; reason: string },
  who: Now,
): Change => {
  const { preservation } = openOne(exhibit);
  if (!preservation.approval)
    throw refused(
      'not-approved',
      '先行登记保存尚未经负责人批准，请先审批',
      'The preservation has not been approved; approve it first',
      penaltyLaw,
    );
  if (civilDateOf(who.now) > preservation.due)
    throw refused(
      'preservation-over',
      `处理期限${preservation.due}已过，先行登记保存自动解除，请返还物品`,
      `The time ended on ${preservation.due}: the preservation is lifted by itself, return the thing`,
      rules,
    );
  const link = step('preservation-decided', who, { reason });
  const decided = { outcome, reason, by: who.by, at: who.now.toISOString() };
  return {
    exhibit: followed(exhibit, link, {
      ...after[outcome],
      preservation: { ...preservation, open: false, outcome: decided },
    }),
    facts: [{ fact: 'preservation-decided', outcome, reason }],
  };
};

/** 逾期自动解除: undefined while there is time, or nothing open. */
export const lapse = (exhibit: Exhibit, who: Now): Change | undefined => {
  const { preservation } = exhibit;
  if (!preservation || !preservation.open || civilDateOf(who.now) <= preservation.due) return undefined;
  const { decidedOn, due } = preservation;
  const link = step('preservation-lapsed', who, {
    reason: `处理期限${due}届满未作处理决定，自动解除`,
  });
  return {
    exhibit: followed(exhibit, link, {
      state: 'to-return',
      preservation: { ...preservation, open: false, lapsedAt: who.now.toISOString() },
    }),
    facts: [{ fact: 'preservation-lapsed', decidedOn, due }],
  };
};
