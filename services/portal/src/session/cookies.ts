import type { CookieSerializeOptions } from '@fastify/cookie';

export const sessionCookie = 'sanzhi_session';
export const signInCookie = 'sanzhi_sign_in';

/** Out of reach of scripts, not sent with another site's posts, and over TLS only where the portal has it. */
export const cookieOptions = (portalUrl: string): CookieSerializeOptions => ({
  httpOnly: true,
  sameSite: 'lax',
  secure: portalUrl.startsWith('https:'),
  path: '/',
});
