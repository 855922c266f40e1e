import { samePerson } from '@sanzhi/statute';
import { DomainError } from '@sanzhi/kernel';
import { followed, step, type Change, type Exhibit, type Now, type Photo, type Way } from './exhibit.ts';
import { assertHere, penaltyLaw, refused } from './refusals.ts';

const wayNames: Record<Way, string> = {
  return: '返还',
  destroy: '销毁',
  auction: '拍卖、变卖',
  'hand-over': '移交',
};

/** 提出处置: what must go back goes back; what is preserved waits until something has been decided. */
export const proposeDisposal = (
  exhibit: Exhibit,
  { way, to, reason }: { way: Way; to: string; reason: string },
  who: Now,
): Change => {
  assertHere(exhibit);
  if (exhibit.preservation?.open)
    throw refused(
      'still-preserved',
      '先行登记保存尚未作出处理决定，请先由负责人作出处理决定',
      'It is still preserved: the leader decides first',
      penaltyLaw,
    );
  if (exhibit.state === 'to-return' && way !== 'return')
    throw refused(
      'must-be-returned',
      `物证${exhibit.number}已解除先行登记保存，只能返还，不能${wayNames[way]}`,
      `Exhibit ${exhibit.number} is no longer preserved: it goes back and nowhere else`,
      penaltyLaw,
    );
  const disposal = { way, to, reason, proposedBy: who.by, proposedAt: who.now.toISOString() };
  const link = step('disposal-proposed', who, { to, reason: `${wayNames[way]}：${reason}` });
  return {
    exhibit: followed(exhibit, link, { disposal }),
    facts: [{ fact: 'disposal-proposed', way, to, reason }],
  };
};

/** 确认处置: by another person than the one who proposed it, with who was there. */
export const confirmDisposal = (
  exhibit: Exhibit,
  { people, photos }: { people: readonly string[]; photos: Photo[] },
  who: Now,
): Change => {
  assertHere(exhibit);
  const { disposal } = exhibit;
  if (!disposal)
    throw refused(
      'no-proposal',
      '尚未提出处置，请先由办案人员提出处置方式和理由',
      'Nobody has proposed a disposal; an officer of the matter proposes it first',
    );
  if (samePerson(disposal.proposedBy, who.by))
    throw new DomainError(
      'exhibit.own-proposal',
      {
        zh: '处置须由两人办理，提出人不得自行确认',
        en: 'It takes two: whoever proposed it cannot confirm it',
      },
      { kind: 'forbidden' },
    );
  const { way, to } = disposal;
  const link = step('disposed', who, {
    from: exhibit.keptAt,
    to,
    people: [...people],
    reason: wayNames[way],
    photos,
  });
  const done = { ...disposal, confirmedBy: who.by, confirmedAt: who.now.toISOString() };
  return {
    exhibit: followed(exhibit, link, {
      state: way === 'return' ? 'returned' : 'disposed',
      keptAt: to,
      disposal: done,
    }),
    facts: [{ fact: 'disposed', disposal: done, step: link }],
  };
};
