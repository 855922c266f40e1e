import { baseConfig, configOrExit, httpUrl, secret, text } from '@sanzhi/config';

export const portalConfig = baseConfig.omit({ AMQP_URL: true }).extend({
  PORTAL_URL: httpUrl('https://sanzhi.example.gov.cn'),
  EVIDENCE_URL: httpUrl('http://evidence:8001'),
  REVIEW_URL: httpUrl('http://review:8002'),
  DISCLOSURE_URL: httpUrl('http://disclosure:8003'),
  S3_PUBLIC_ENDPOINT: httpUrl('https://files.example.gov.cn'),
  OIDC_CLIENT_ID: text('sanzhi-portal'),
  OIDC_CLIENT_SECRET: secret(16, 'a-long-random-text'),
  SESSION_KEY: secret(32, '32-random-bytes-or-more'),
});

export const readConfig = () => configOrExit(portalConfig);
export type PortalConfig = ReturnType<typeof readConfig>;
