import { createHash } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import { Client } from 'minio';

export interface ObjectStoreSettings {
  /** Where the services reach the store, e.g. http://minio:9000. */
  endpoint: string;
  /** Where browsers and capture stations reach it; presigned addresses are signed for this one. */
  publicEndpoint: string;
  accessKey: string;
  secretKey: string;
  /** Default us-east-1. Fixed, so that signing an address asks nobody. */
  region?: string;
  /** How long to wait for an answer to begin, default 30 s. */
  answerWithinMs?: number;
}

export interface UploadedPart {
  part: number;
  etag: string;
  size: number;
}

export interface ListedVersion {
  name?: string;
  versionId?: string;
  isLatest?: boolean | string;
  isDeleteMarker?: boolean;
  lastModified?: Date;
  size?: number;
}

/** The client keeps its list of parts to itself; resuming an upload needs it. */
export class S3Client extends Client {
  async partsOf(bucket: string, key: string, uploadId: string): Promise<UploadedPart[]> {
    const listed = await this.listParts(bucket, key, uploadId);
    return listed.map(({ part, etag, size }) => ({ part, etag, size }));
  }

  /** Every version and delete marker whose key begins so; the client's own listing signs the second page wrongly. */
  async *versionsOf(bucket: string, prefix: string): AsyncGenerator<ListedVersion> {
    let after = {};
    for (;;) {
      const options = { Delimiter: '', MaxKeys: 1000, IncludeVersion: true, ...after };
      const page = await this.listObjectsQuery(bucket, prefix, '', options);
      yield* page.objects as ListedVersion[];
      const { isTruncated, keyMarker, versionIdMarker } = page;
      if (!isTruncated || keyMarker === undefined) return;
      // Told as names are, `encoding-type=url`: a space comes as a plus.
      const key = decodeURIComponent(keyMarker.replaceAll('+', ' '));
      after = { keyMarker: encodeURIComponent(key), versionIdMarker };
    }
  }

  /** The store compares the part with its MD5 before it takes it. */
  async putPart(bucket: string, key: string, uploadId: string, n: number, body: Buffer): Promise<void> {
    const query = new URLSearchParams({ partNumber: String(n), uploadId }).toString();
    const md5 = createHash('md5').update(body).digest('base64');
    const headers = { 'Content-Length': body.length, 'Content-MD5': md5 };
    const options = { method: 'PUT', bucketName: bucket, objectName: key, query, headers };
    await this.makeRequestAsyncOmit(options, body);
  }
}

/** A store that takes the connection and then stays silent must not hold the caller for ever. */
const impatient = (
  base: typeof http | typeof https,
  answerWithinMs: number,
): Pick<typeof http, 'request'> => ({
  request: ((options: http.RequestOptions, onResponse?: (r: http.IncomingMessage) => void) => {
    const request = base.request(options, onResponse);
    const silent = () =>
      request.destroy(Object.assign(new Error('the store did not answer in time'), { code: 'ETIMEDOUT' }));
    const timer = setTimeout(silent, answerWithinMs);
    request.once('response', () => clearTimeout(timer)).once('close', () => clearTimeout(timer));
    return request;
  }) as typeof http.request,
});

export const connect = (settings: ObjectStoreSettings, endpoint: string): S3Client => {
  const url = new URL(endpoint);
  const useSSL = url.protocol === 'https:';
  return new S3Client({
    endPoint: url.hostname,
    port: url.port ? Number(url.port) : useSSL ? 443 : 80,
    useSSL,
    accessKey: settings.accessKey,
    secretKey: settings.secretKey,
    region: settings.region ?? 'us-east-1',
    transport: impatient(useSSL ? https : http, settings.answerWithinMs ?? 30_000),
    // Who retries, and how long, is the caller's decision; the client's own retry also writes to the console.
    retryOptions: { disableRetry: true },
  });
};
