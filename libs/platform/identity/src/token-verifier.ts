import GrantManager from 'keycloak-connect/middleware/auth-utils/grant-manager.js';
import Token from 'keycloak-connect/middleware/auth-utils/token.js';
import { z } from 'zod';
import { badToken } from './identity-error.ts';
import type { KeySource } from './key-source.ts';
import { principalFrom, type Principal } from './principal.ts';

export interface VerifierOptions {
  issuer: string;
  audience: string;
}

const leewaySeconds = 5;
const maxLength = 16_384;
const compact = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const header = z.object({ alg: z.literal('RS256'), kid: z.string().min(1), crit: z.undefined().optional() });

/**
 * Turns a bearer token into a principal (RFC 6750, RFC 7519, RFC 8725 §3). GrantManager checks signature, type,
 * issuer, audience and expiry; algorithm, not-before and the presence of `exp` are checked here, before any
 * key is fetched. Time is the machine's real time, never the test clock.
 */
export class TokenVerifier {
  readonly #manager: GrantManager;
  readonly #keys: KeySource;
  readonly #claims;

  constructor(keys: KeySource, { issuer, audience }: VerifierOptions) {
    this.#keys = keys;
    this.#manager = new GrantManager({
      realmUrl: issuer,
      clientId: audience,
      bearerOnly: true,
      verifyTokenAudience: true,
      minTimeBetweenJwksRequests: 10,
    });
    this.#manager.rotation = { getJWK: (kid) => keys.keyFor(kid) };
    this.#claims = z.object({
      iss: z.literal(issuer),
      typ: z.literal('Bearer'),
      aud: z.union([z.literal(audience), z.array(z.string()).refine((all) => all.includes(audience))]),
      exp: z.number().refine((exp) => exp > now()),
      nbf: z
        .number()
        .refine((nbf) => nbf <= now() + leewaySeconds)
        .optional(),
      iat: z.number().refine((iat) => iat <= now() + leewaySeconds),
    });
  }

  async verify(raw: string): Promise<Principal> {
    if (raw.length > maxLength || !compact.test(raw)) throw badToken(new Error('not a signed compact JWT'));
    const token = new Token(raw);
    const head = header.safeParse(token.header);
    if (!head.success) throw badToken(head.error);
    const claims = this.#claims.safeParse(token.content);
    if (!claims.success) throw badToken(claims.error);
    await this.#keys.keyFor(head.data.kid);
    try {
      await this.#manager.validateToken(token, 'Bearer');
    } catch (cause) {
      throw badToken(cause);
    }
    return principalFrom(token.content);
  }
}

const now = () => Date.now() / 1_000;
