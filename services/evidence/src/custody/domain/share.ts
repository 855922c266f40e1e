import type { Person } from '@sanzhi/contracts';
import type { Access, AccessChange, Share } from './access.ts';
import { forbidden, refused } from './refusals.ts';

/** So many wrong names end the link. */
const mostMistakes = 5;

export const isBlocked = ({ mistaken }: Share): boolean => mistaken >= mostMistakes;

const shareOf = (access: Access): Share => {
  if (access.share) return access.share;
  throw refused('no-share', '该调取不是对外提供', 'This access is no share');
};

const assertOpen = (access: Access, share: Share, now: Date): void => {
  if (access.revoked)
    throw forbidden(
      'share-revoked',
      '提供机关已收回该凭证',
      'The body that gave this token has taken it back',
    );
  if (now.getTime() >= Date.parse(access.until))
    throw forbidden(
      'share-expired',
      '凭证已过期，请联系提供机关',
      'The token has expired; ask the body that gave it',
    );
  if (isBlocked(share))
    throw forbidden(
      'share-blocked',
      '接收机关名称多次不符，凭证已停用，请联系提供机关',
      'The name of the recipient was wrong too often; ask the body that gave the token',
    );
};

/** A new token takes the place of the one before. */
export const issueLink = (access: Access, secret: string, by: Person, now: Date): AccessChange => {
  const share = shareOf(access);
  assertOpen(access, share, now);
  if (access.by.subject !== by.subject)
    throw forbidden(
      'not-yours',
      '凭证由登记对外提供的人领取',
      'The token is for the person who recorded the share',
    );
  return { access: { ...access, share: { ...share, secret } }, facts: [{ fact: 'link-issued' }] };
};

/** Right name: one use less. Wrong name: counted, nothing given. Either is a fact. */
export const spendShare = (
  access: Access,
  recipient: string,
  now: Date,
): AccessChange & { granted: boolean } => {
  const share = shareOf(access);
  assertOpen(access, share, now);
  if (share.left < 1)
    throw forbidden(
      'share-spent',
      '凭证的使用次数已用完，请联系提供机关',
      'The token has no uses left; ask the body that gave it',
    );
  if (recipient !== share.recipient) {
    const mistaken = share.mistaken + 1;
    const refusedNow = { ...share, mistaken };
    return {
      access: { ...access, share: refusedNow },
      facts: [{ fact: 'share-refused', mistaken, blocked: isBlocked(refusedNow) }],
      granted: false,
    };
  }
  const left = share.left - 1;
  const used = [...share.used, { at: now.toISOString() }];
  return {
    access: { ...access, share: { ...share, left, used } },
    facts: [{ fact: 'share-used', left }],
    granted: true,
  };
};

export const revoke = (access: Access, reason: string, by: Person, now: Date): AccessChange => {
  shareOf(access);
  if (access.revoked) throw refused('revoked', '该调取已被收回', 'This access has been revoked');
  return {
    access: { ...access, revoked: { at: now.toISOString(), by, reason } },
    facts: [{ fact: 'revoked', reason }],
  };
};
