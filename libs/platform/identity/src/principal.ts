import { z } from 'zod';
import { agencyMissing, badToken, claimsInvalid } from './identity-error.ts';

/** Who acts: a person, or another agency's system (`client` set, roles are its scopes as `scope:<name>`). */
export interface Principal {
  readonly subject: string;
  readonly name: string;
  /** Unified social credit code of the agency. */
  readonly agency: string;
  /** Code of the inner unit. */
  readonly unit?: string;
  /** Number of the enforcement certificate. */
  readonly certificate?: string;
  readonly roles: readonly string[];
  /** Client id of the system, when no person is behind the token. */
  readonly client?: string;
}

export const administrator = 'system-admin';

const claims = z.object({
  sub: z.string().min(1).max(128),
  name: z.string().trim().min(1).max(128).optional(),
  agency: z.string().regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/),
  unit: z.string().min(1).max(64).optional(),
  certificate: z.string().min(1).max(64).optional(),
  realm_access: z.object({ roles: z.array(z.string()) }).optional(),
  scope: z.string().optional(),
  client_id: z.string().min(1).optional(),
});

/** Reads the principal from the claims of a verified token. */
export const principalFrom = (content: unknown): Principal => {
  const parsed = claims.safeParse(content);
  if (!parsed.success) {
    const claim = String(parsed.error.issues[0]?.path[0]);
    if (claim === 'sub') throw badToken(parsed.error);
    const absent = (content as Record<string, unknown>)[claim] === undefined;
    throw claim === 'agency' && absent ? agencyMissing() : claimsInvalid(claim);
  }
  const { sub, name, agency, unit, certificate, realm_access, scope, client_id: client } = parsed.data;
  if (!client && !name) throw claimsInvalid('name');
  return Object.freeze({
    subject: sub,
    name: name ?? client ?? sub,
    agency,
    ...(unit && { unit }),
    ...(certificate && { certificate }),
    roles: client ? scopesOf(scope) : effective(realm_access?.roles ?? []),
    ...(client && { client }),
  });
};

const scopesOf = (scope = '') =>
  scope
    .split(' ')
    .filter(Boolean)
    .map((name) => `scope:${name}`);

/** Law 7: an administrator is nothing else, so that no second role lets the account act in a matter. */
const effective = (roles: readonly string[]) =>
  roles.includes(administrator) ? [administrator] : [...roles];
