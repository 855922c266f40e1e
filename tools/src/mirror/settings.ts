import { bucketName, httpUrl, parseConfig, s3Config, secret, text, type Environment } from '@sanzhi/config';
import type { ObjectStoreSettings } from '@sanzhi/object-store';

/** What the second site is reached by. Keys come from the environment only, never from a command line. */
const mirrorConfig = s3Config.pick({}).extend({
  MIRROR_S3_ENDPOINT: httpUrl('https://store.second.example.gov.cn'),
  MIRROR_S3_ACCESS_KEY: text('sanzhi-mirror'),
  MIRROR_S3_SECRET_KEY: secret(8, 'a-long-random-text'),
  MIRROR_RECORDS_BUCKET: bucketName('records').optional(),
  MIRROR_LEDGER_BUCKET: bucketName('ledger').optional(),
});

export interface SecondSettings {
  readonly store: ObjectStoreSettings;
  readonly records: string;
  readonly ledger: string;
}

/** Throws one error that names every variable that is missing or wrong. */
export const secondSettings = (environment: Environment): SecondSettings => {
  const config = parseConfig(mirrorConfig, environment);
  const { MIRROR_S3_ENDPOINT: endpoint, MIRROR_S3_ACCESS_KEY: accessKey } = config;
  return {
    store: {
      endpoint,
      publicEndpoint: endpoint,
      accessKey,
      secretKey: config.MIRROR_S3_SECRET_KEY.reveal(),
    },
    records: config.MIRROR_RECORDS_BUCKET ?? 'records',
    ledger: config.MIRROR_LEDGER_BUCKET ?? 'ledger',
  };
};
