import { baseConfig, text } from '@sanzhi/config';
import type { z } from 'zod';

export const reviewConfig = baseConfig.extend({
  /** Private Ed25519 key, a JWK, that signs clearances. */
  CLEARANCE_KEY_FILE: text('/run/secrets/clearance.jwk.json'),
});

export type ReviewConfig = Readonly<z.infer<typeof reviewConfig>>;
