import { EncryptJWT, jwtDecrypt } from 'jose';
import { createHash } from 'node:crypto';

/** Seals what must not be read or changed on its way through a browser or at rest (JWE, A256GCM). */
export class Sealing {
  readonly #key: Uint8Array;

  constructor(secret: string) {
    this.#key = createHash('sha256').update(secret).digest();
  }

  seal(content: object, lifetimeSeconds: number): Promise<string> {
    return new EncryptJWT({ content })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setExpirationTime(Math.floor(Date.now() / 1000) + lifetimeSeconds)
      .encrypt(this.#key);
  }

  /** Undefined when it is not ours, was changed, or is too old. */
  async open<T>(sealed: string): Promise<T | undefined> {
    try {
      const { payload } = await jwtDecrypt(sealed, this.#key, {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
      });
      return payload.content as T;
    } catch {
      return undefined;
    }
  }
}
