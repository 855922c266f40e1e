import type { AccessView } from '@sanzhi/contracts';

export type ShareState = 'recorded' | 'open' | 'spent' | 'expired' | 'revoked' | 'blocked';

/** How a share stands at this moment. */
export const shareStateOf = (
  { share, revoked, until }: Pick<AccessView, 'share' | 'revoked' | 'until'>,
  now: Date,
): ShareState => {
  if (revoked) return 'revoked';
  if (!share || share.left < 1) return 'spent';
  if (now.getTime() >= Date.parse(until)) return 'expired';
  if (share.blocked) return 'blocked';
  return share.issued ? 'open' : 'recorded';
};
