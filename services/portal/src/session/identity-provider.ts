import * as oidc from 'openid-client';
import { DomainError } from '@sanzhi/kernel';
import type { PortalConfig } from '../config.ts';

export interface Tokens {
  access: string;
  refresh: string | undefined;
  identity: string | undefined;
  /** Milliseconds since the epoch, by the real clock. */
  expiresAt: number;
}

/** Keycloak as OpenID Connect provider: authorization code with PKCE (RFC 7636), refresh, end of session. */
export class IdentityProvider {
  readonly #config: PortalConfig;
  #found: Promise<oidc.Configuration> | undefined;

  constructor(config: PortalConfig) {
    this.#config = config;
  }

  async authorization(checks: { state: string; nonce: string; verifier: string }): Promise<URL> {
    return oidc.buildAuthorizationUrl(await this.#provider(), {
      redirect_uri: this.#callback,
      scope: 'openid',
      state: checks.state,
      nonce: checks.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(checks.verifier),
      code_challenge_method: 'S256',
    });
  }

  async tokensFor(
    query: string,
    checks: { state: string; nonce: string; verifier: string },
  ): Promise<Tokens> {
    const answer = await oidc.authorizationCodeGrant(
      await this.#provider(),
      new URL(`${this.#callback}?${query}`),
      {
        pkceCodeVerifier: checks.verifier,
        expectedState: checks.state,
        expectedNonce: checks.nonce,
      },
    );
    return tokensIn(answer);
  }

  async refresh(refreshToken: string): Promise<Tokens> {
    return tokensIn(await oidc.refreshTokenGrant(await this.#provider(), refreshToken));
  }

  async endOfSession(identity: string | undefined): Promise<URL> {
    return oidc.buildEndSessionUrl(await this.#provider(), {
      post_logout_redirect_uri: `${this.#config.PORTAL_URL}/`,
      ...(identity === undefined ? {} : { id_token_hint: identity }),
    });
  }

  get #callback(): string {
    return `${this.#config.PORTAL_URL}/session/callback`;
  }

  /** Looked up once; a failure is not remembered, so that a later sign-in tries again. */
  async #provider(): Promise<oidc.Configuration> {
    this.#found ??= discover(this.#config);
    try {
      return await this.#found;
    } catch (cause) {
      this.#found = undefined;
      throw Object.assign(unreachable(), { cause });
    }
  }
}

const discover = ({ KEYCLOAK_URL, KEYCLOAK_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET }: PortalConfig) =>
  oidc.discovery(
    new URL(KEYCLOAK_ISSUER),
    OIDC_CLIENT_ID,
    undefined,
    oidc.ClientSecretBasic(OIDC_CLIENT_SECRET.reveal()),
    {
      timeout: 5,
      [oidc.customFetch]: (url, options) => fetch(inside(url, KEYCLOAK_ISSUER, KEYCLOAK_URL), options),
      ...(KEYCLOAK_ISSUER.startsWith('http:') ? { execute: [oidc.allowInsecureRequests] } : {}),
    },
  );

/** Tokens and keys are fetched at Keycloak's inner address: the issuer's is for browsers and may not be reachable here. */
export const inside = (url: string, issuer: string, keycloak: string): string => {
  const outer = issuer.slice(0, issuer.indexOf('/realms/'));
  return url.startsWith(`${outer}/`) ? `${keycloak}${url.slice(outer.length)}` : url;
};

const unreachable = () =>
  new DomainError(
    'identity.provider-down',
    {
      zh: '统一身份认证暂时不可用，请稍后再登录',
      en: 'The identity provider cannot be reached; sign in later',
    },
    { kind: 'unavailable' },
  );

const tokensIn = (answer: oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers): Tokens => ({
  access: answer.access_token,
  refresh: answer.refresh_token,
  identity: answer.id_token,
  expiresAt: Date.now() + (answer.expiresIn() ?? 60) * 1000,
});
