import type { Words } from '@sanzhi/kernel';

/** Why a caller is not let in: 401 no good token, 403 no right, 503 the keys cannot be had. */
export class IdentityError extends Error {
  override readonly name = 'IdentityError';
  readonly status: 401 | 403 | 503;
  /** Stable, goes on the wire. */
  readonly code: string;
  readonly words: Words;
  /** Seconds, for the header Retry-After (RFC 9110 §10.2.3). */
  readonly retryAfter?: number;
  constructor(status: 401 | 403 | 503, code: string, words: Words, retryAfter?: number, cause?: unknown) {
    super(`${code}: ${words.en}`, { cause });
    this.status = status;
    this.code = code;
    this.words = words;
    if (retryAfter !== undefined) this.retryAfter = retryAfter;
  }
}

export const noToken = () =>
  new IdentityError(401, 'identity.token-missing', {
    zh: '请先登录：请求没有带访问令牌',
    en: 'Sign in first: the request carries no bearer token',
  });

/** One answer for every bad token: which check failed is for the log (`cause`), not for whoever forged it. */
export const badToken = (cause: unknown) =>
  new IdentityError(
    401,
    'identity.token-refused',
    { zh: '访问令牌无效或已过期，请重新登录', en: 'The token is invalid or has expired: sign in again' },
    undefined,
    cause,
  );

export const keysUnavailable = (retryAfter: number, cause?: unknown) =>
  new IdentityError(
    503,
    'identity.keys-unavailable',
    {
      zh: '统一身份认证暂时不可用，无法核验身份，请稍后重试',
      en: 'The identity provider cannot be reached, so nobody can be identified: try again shortly',
    },
    retryAfter,
    cause,
  );

export const noRole = (allowed: readonly string[]) =>
  new IdentityError(403, 'identity.role-missing', {
    zh: `需要以下角色之一：${allowed.join('、')}`,
    en: `One of these roles is needed: ${allowed.join(', ')}`,
  });

export const administratorRefused = () =>
  new IdentityError(403, 'identity.administrator-refused', {
    zh: '系统管理员不得办理执法事项，即使同时持有其他角色',
    en: 'A system administrator cannot act in matters, whatever other roles the account holds',
  });

export const routeClosed = () =>
  new IdentityError(403, 'identity.route-closed', {
    zh: '该接口没有声明允许谁使用，因此不开放',
    en: 'This route does not say who may use it, so it is closed',
  });

export const agencyMissing = () =>
  new IdentityError(403, 'identity.agency-missing', {
    zh: '账号没有登记所在机关，请联系系统管理员',
    en: 'The account names no agency: ask the system administrator',
  });

export const claimsInvalid = (claim: string) =>
  new IdentityError(403, 'identity.claims-invalid', {
    zh: `账号登记的信息不合要求（${claim}），请联系系统管理员`,
    en: `The account's particulars are not in order (${claim}): ask the system administrator`,
  });
