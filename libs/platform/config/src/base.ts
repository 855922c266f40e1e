import { z } from 'zod';
import { connectionUrl, httpUrl, port, secret, setting, text } from './settings.ts';

const profile = setting(z.enum(['deployment', 'local']).default('deployment'), {
  zh: '须为 deployment（正式部署，默认）或 local（本机演示与测试）',
  en: 'must be deployment (the default) or local (demonstration and tests on one machine)',
  example: 'deployment',
});

const logLevel = setting(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'), {
  zh: '须为 fatal、error、warn、info、debug、trace 之一',
  en: 'must be one of fatal, error, warn, info, debug, trace',
  example: 'info',
});

const host = setting(z.string().min(1).default('127.0.0.1'), {
  zh: '须为监听地址',
  en: 'must be the address to listen on',
  example: '0.0.0.0',
});

const databaseName = setting(z.string().regex(/^[A-Za-z][\w-]{0,62}$/), {
  zh: '须为数据库名：字母开头，仅含字母、数字、下划线、连字符',
  en: 'must be a database name: a letter, then letters, digits, underscores or hyphens',
  example: 'sanzhi_evidence',
});

export const bucketName = (example: string) =>
  setting(z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/), {
    zh: '须为存储桶名：3 至 63 个小写字母、数字、点、连字符',
    en: 'must be a bucket name: 3 to 63 lower-case letters, digits, dots or hyphens',
    example,
  });

const audience = setting(z.string().min(1).default('sanzhi-api'), {
  zh: '须为令牌受众',
  en: 'must be the audience that tokens must name',
  example: 'sanzhi-api',
});

/** What every process of the house reads. */
export const processConfig = z.object({
  SANZHI_PROFILE: profile,
  SANZHI_CLOCK_FILE: text('/var/lib/sanzhi/clock').optional(),
  HOST: host,
  PORT: port('8001'),
  LOG_LEVEL: logLevel,
});

export const identityConfig = z.object({
  KEYCLOAK_URL: httpUrl('http://keycloak:8080'),
  KEYCLOAK_ISSUER: httpUrl('https://id.example.gov.cn/realms/sanzhi'),
  OIDC_AUDIENCE: audience,
});

/** What evidence, review and disclosure read in common. */
export const baseConfig = processConfig.extend(identityConfig.shape).extend({
  MONGODB_URL: connectionUrl(
    ['mongodb:', 'mongodb+srv:'],
    'mongodb://user:password@mongo:27017/?replicaSet=rs0',
  ),
  MONGODB_DATABASE: databaseName,
  AMQP_URL: connectionUrl(['amqp:', 'amqps:'], 'amqp://user:password@rabbitmq:5672/'),
});

/** `S3_PUBLIC_ENDPOINT` is what browsers reach and presigned addresses name; the same as `S3_ENDPOINT` when absent. */
export const s3Config = z.object({
  S3_ENDPOINT: httpUrl('http://minio:9000'),
  S3_PUBLIC_ENDPOINT: httpUrl('https://files.example.gov.cn').optional(),
  S3_ACCESS_KEY: text('sanzhi-evidence'),
  S3_SECRET_KEY: secret(8, 'a-long-random-text'),
});

export type ProcessConfig = z.infer<typeof processConfig>;
export type IdentityConfig = z.infer<typeof identityConfig>;
export type BaseConfig = z.infer<typeof baseConfig>;
export type S3Config = z.infer<typeof s3Config>;
