import type { ClearanceClaims } from '../../submission/index.ts';

export interface ClearanceSigner {
  /** A JWS in compact form over the claims. */
  sign(claims: ClearanceClaims): Promise<string>;
}
