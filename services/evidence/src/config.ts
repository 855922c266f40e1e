import { baseConfig, bucketName, s3Config, text } from '@sanzhi/config';
import type { z } from 'zod';

export const evidenceConfig = baseConfig.extend(s3Config.shape).extend({
  /** Public keys of review (JWKS, RFC 7517): what clearances are checked with. */
  CLEARANCE_JWKS_FILE: text('/run/secrets/clearance.jwks.json'),
  RECORDS_BUCKET: bucketName('records').optional(),
});

export type EvidenceConfig = Readonly<z.infer<typeof evidenceConfig>>;
