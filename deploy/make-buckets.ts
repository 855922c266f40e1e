/** The one-shot of compose and Kubernetes: makes the buckets and ends. */
import { Client } from 'minio';
import { configOrExit, s3Config } from '@sanzhi/config';
import { buckets, makeBuckets, region } from './buckets.ts';

const config = configOrExit(s3Config);
const url = new URL(config.S3_ENDPOINT);
const useSSL = url.protocol === 'https:';
const port = Number(url.port || (useSSL ? 443 : 80));
const { S3_ACCESS_KEY: accessKey, S3_SECRET_KEY } = config;
await makeBuckets(
  new Client({ endPoint: url.hostname, port, useSSL, region, accessKey, secretKey: S3_SECRET_KEY.reveal() }),
);
process.stdout.write(`buckets are ready: ${Object.keys(buckets).join(', ')}\n`);
