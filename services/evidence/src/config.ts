import { baseConfig, bucketName, httpUrl, s3Config, setting, text } from '@sanzhi/config';
import { z } from 'zod';

const origin = setting(z.string().regex(/^[\w.-]+(?:\/[\w.-]+)*$/), {
  zh: '须为账本名称：域名加路径，不含空格和加号，确定后不得更改',
  en: 'must be the name of the ledger: a domain and a path without spaces or plus signs, never to be changed',
  example: 'xintian.example.gov.cn/ledger',
});

const scannerAddress = setting(z.string().regex(/^(tcp:\/\/[\w.-]+(:\d{1,5})?|unix:\/\S+)$/), {
  zh: '须为查毒服务clamd的地址：tcp://主机:3310 或 unix:/路径',
  en: 'must be where clamd listens: tcp://host:3310 or unix:/path',
  example: 'tcp://clamav:3310',
});

const scannerTakes = setting(z.coerce.number().int().min(1).max(4000).default(25), {
  zh: '须为clamd的StreamMaxLength、MaxFileSize、MaxScanSize中最小者（兆字节），默认25；更长的文件只查前面这些，并如实注明',
  en: "must be the least of clamd's StreamMaxLength, MaxFileSize and MaxScanSize in megabytes, 25 by default; of longer files only so much is scanned, and they say so",
  example: '2000',
});

const clockTolerance = setting(z.coerce.number().int().min(1).max(86_400).default(300), {
  zh: '须为秒数：采集设备时钟与服务器相差多少以内无需说明，默认300',
  en: 'must be seconds: how far a device clock may be off without anybody saying why, 300 by default',
  example: '300',
});

const whole = (least: number, most: number, usual: number, zh: string, en: string) =>
  setting(z.coerce.number().int().min(least).max(most).default(usual), {
    zh: `须为${least}至${most}的整数：${zh}，默认${usual}`,
    en: `must be a whole number from ${least} to ${most}: ${en}, ${usual} by default`,
    example: String(usual),
  });

export const evidenceConfig = baseConfig.extend(s3Config.shape).extend({
  /** Public keys of review (JWKS, RFC 7517): what clearances are checked with. */
  CLEARANCE_JWKS_FILE: text('/run/secrets/clearance.jwks.json'),
  RECORDS_BUCKET: bucketName('records').optional(),
  /** ClamAV's daemon; without it clamscan is used where it is installed, else nothing, and every recording says so. */
  CLAMAV_URL: scannerAddress.optional(),
  CLAMAV_STREAM_MEGABYTES: scannerTakes,
  CLOCK_TOLERANCE_SECONDS: clockTolerance,
  LOCK_TEST_SECONDS: whole(
    1,
    86_400,
    900,
    '每隔多少秒验证一次存储锁定',
    'seconds between two tests of the lock',
  ),
  FIXITY_MEGABYTES_PER_SECOND: whole(
    1,
    10_000,
    20,
    '完整性检查每秒最多读取多少兆字节',
    'megabytes a second that the check of sealed records reads at most',
  ),
  PREVIEWS_AT_ONCE: whole(1, 100, 3, '同时生成的水印预览路数', 'watermarked previews made at once'),
  LEDGER_BUCKET: bucketName('ledger').optional(),
  LEDGER_ORIGIN: origin,
  /** Ed25519 private key (JWK, RFC 8037) that signs checkpoints. */
  LEDGER_KEY_FILE: text('/run/secrets/ledger.jwk.json'),
  /** SM2 private key for the second signature line; without it there is none. */
  LEDGER_SM2_KEY_FILE: text('/run/secrets/ledger-sm2.jwk.json').optional(),
  /** Who else cosigns checkpoints, and how many of them must (c2sp.org/tlog-witness). */
  LEDGER_WITNESSES_FILE: text('/run/secrets/witnesses.json').optional(),
  /** Where a time-stamp query of RFC 3161 is posted to; without it checkpoints carry no third party's time. */
  TIMESTAMP_URL: httpUrl('https://tsa.example.gov.cn/api/v1/timestamp').optional(),
  /** PEM of the roots that time stamps must lead to; needed with TIMESTAMP_URL. */
  TIMESTAMP_CA_FILE: text('/run/secrets/timestamp-ca.pem').optional(),
});

export type EvidenceConfig = Readonly<z.infer<typeof evidenceConfig>>;
