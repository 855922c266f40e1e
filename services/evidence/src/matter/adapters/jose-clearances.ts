import { readFile } from 'node:fs/promises';
import { createLocalJWKSet, errors, jwtVerify, type JSONWebKeySet } from 'jose';
import type { Clearances } from '../application/ports.ts';
import type { ClearanceClaims } from '../domain/matter.ts';

/** Clearances are JWS signed with EdDSA (RFC 8037); review's public keys are in a file of this service. */
export class JoseClearances implements Clearances {
  readonly #keys: ReturnType<typeof createLocalJWKSet>;
  readonly #now: () => Date;

  constructor(keys: JSONWebKeySet, now: () => Date) {
    this.#keys = createLocalJWKSet(keys);
    this.#now = now;
  }

  static async fromFile(path: string, now: () => Date): Promise<JoseClearances> {
    return new JoseClearances(JSON.parse(await readFile(path, 'utf8')) as JSONWebKeySet, now);
  }

  async claimsOf(token: string): Promise<ClearanceClaims | undefined> {
    try {
      const { payload } = await jwtVerify(token, this.#keys, {
        algorithms: ['EdDSA', 'Ed25519'],
        issuer: 'sanzhi-review',
        typ: 'sanzhi-clearance+jwt',
        currentDate: this.#now(),
      });
      const { sub, digest } = payload;
      return typeof sub === 'string' && typeof digest === 'string' ? { matter: sub, digest } : undefined;
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }
}
