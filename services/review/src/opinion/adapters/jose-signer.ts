import { readFile } from 'node:fs/promises';
import { calculateJwkThumbprint, importJWK, SignJWT, type CryptoKey, type JWK } from 'jose';
import type { ClearanceClaims } from '../../submission/index.ts';
import type { ClearanceSigner } from '../application/ports.ts';

export const clearanceType = 'sanzhi-clearance+jwt';

/** Signs clearances as JWS with EdDSA (RFC 7515, RFC 8037) and shows the public key (RFC 7517). */
export class JoseSigner implements ClearanceSigner {
  readonly #key: CryptoKey;
  readonly publicKey: JWK;

  private constructor(key: CryptoKey, publicKey: JWK) {
    this.#key = key;
    this.publicKey = publicKey;
  }

  /** Reads the private Ed25519 key, a JWK; refuses any other. */
  static async open(path: string): Promise<JoseSigner> {
    const jwk = JSON.parse(await readFile(path, 'utf8')) as JWK;
    if (jwk.kty !== 'OKP' || jwk.crv !== 'Ed25519' || jwk.d === undefined)
      throw new Error(`CLEARANCE_KEY_FILE: ${path} holds no private Ed25519 key (JWK)`);
    const { kty, crv, x } = jwk;
    const kid = jwk.kid ?? (await calculateJwkThumbprint({ kty, crv, x }));
    const key = (await importJWK(jwk, 'EdDSA')) as CryptoKey;
    return new JoseSigner(key, { kty, crv, x, kid, alg: 'EdDSA', use: 'sig' });
  }

  sign(claims: ClearanceClaims): Promise<string> {
    return new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'EdDSA', typ: clearanceType, kid: this.publicKey.kid })
      .sign(this.#key);
  }
}
