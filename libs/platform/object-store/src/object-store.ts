import type { Readable } from 'node:stream';
import { RETENTION_MODES } from 'minio';
import { connect, type ObjectStoreSettings, type S3Client, type UploadedPart } from './client.ts';
import { codeOf, Locked, NotFound, translate } from './errors.ts';

export interface StoredVersion {
  versionId: string;
  etag: string;
}
export interface ObjectStat extends StoredVersion {
  size: number;
  contentType: string;
  lastModified: Date;
  metadata: Record<string, string>;
}
export interface PutMeta {
  contentType: string;
  /** Names in lower case; kept as x-amz-meta-*. */
  metadata?: Record<string, string>;
  cacheControl?: string;
  /** Needed for a stream; a buffer or string knows its own. */
  size?: number;
  /** Refuse with PutConflict when the key is taken. */
  onlyIfNew?: boolean;
  /** Refuse with PutConflict unless the current version has this etag. */
  onlyIfEtag?: string;
}
export interface Retention {
  mode: 'COMPLIANCE' | 'GOVERNANCE';
  until: Date;
}
export interface GetLink {
  /** The name the browser saves it under; any characters. */
  fileName: string;
  expires: number;
  /** Shown in the page instead of saved; only for content types that cannot run script. */
  inline?: boolean;
}

/** One bucket of any store that speaks the S3 API. Times to live (`expires`) are in seconds. */
export class ObjectStore {
  readonly bucket: string;
  readonly #s3: S3Client;
  readonly #public: S3Client;

  constructor(settings: ObjectStoreSettings, bucket: string) {
    this.bucket = bucket;
    this.#s3 = connect(settings, settings.endpoint);
    this.#public = connect(settings, settings.publicEndpoint);
  }

  /** Creates the bucket if need be, then proves that versioning (and lock, if asked) is really on. */
  async ensureBucket(options: { lock: boolean }): Promise<void> {
    await this.#call('', async () => {
      const exists = await this.#s3.bucketExists(this.bucket);
      if (!exists) await this.#makeBucket(options.lock);
      if (!exists && !options.lock) await this.#s3.setBucketVersioning(this.bucket, { Status: 'Enabled' });
      const { Status } = await this.#s3.getBucketVersioning(this.bucket);
      if (Status !== 'Enabled') throw new Error(`bucket ${this.bucket}: versioning is ${Status || 'off'}`);
      if (options.lock) await this.#proveLock();
    });
  }

  /** Answers when the store does and the bucket is there; for readiness. */
  async ping(): Promise<void> {
    const exists = await this.#call('', () => this.#s3.bucketExists(this.bucket));
    if (!exists) throw new NotFound(this.bucket, undefined);
  }

  startUpload(key: string, contentType: string): Promise<string> {
    const headers = { 'Content-Type': contentType };
    return this.#call(key, () => this.#s3.initiateNewMultipartUpload(this.bucket, key, headers));
  }

  /** An address at the public endpoint to PUT part `n` (1–10000) to. */
  presignPart(key: string, uploadId: string, n: number, expires: number): Promise<string> {
    const query = { uploadId, partNumber: String(n) };
    return this.#public.presignedUrl('PUT', this.bucket, key, expires, query);
  }

  /** Sends part `n` itself, for clients that cannot send it to the store; the same number again replaces it. */
  putPart(key: string, uploadId: string, n: number, body: Buffer): Promise<void> {
    return this.#call(key, () => this.#s3.putPart(this.bucket, key, uploadId, n, body));
  }

  uploadedParts(key: string, uploadId: string): Promise<UploadedPart[]> {
    return this.#call(key, () => this.#s3.partsOf(this.bucket, key, uploadId));
  }

  /** Joins the parts into one version. An upload that was joined or aborted before answers NotFound. */
  async completeUpload(
    key: string,
    uploadId: string,
    parts: readonly { part: number; etag: string }[],
  ): Promise<StoredVersion> {
    const inOrder = [...parts].sort((a, b) => a.part - b.part);
    const { etag, versionId } = await this.#call(key, () =>
      this.#s3.completeMultipartUpload(this.bucket, key, uploadId, inOrder),
    );
    if (!versionId) throw new Error(`bucket ${this.bucket} gave no version id: versioning is off`);
    return { versionId, etag };
  }

  abort(key: string, uploadId: string): Promise<void> {
    return this.#call(key, () => this.#s3.abortMultipartUpload(this.bucket, key, uploadId));
  }

  /** Without a version: the current one. */
  async stat(key: string, versionId?: string): Promise<ObjectStat> {
    const s = await this.#call(key, () =>
      this.#s3.statObject(this.bucket, key, { ...(versionId && { versionId }) }),
    );
    const { 'content-type': contentType = 'application/octet-stream', ...metadata } = s.metaData;
    return {
      versionId: s.versionId ?? '',
      etag: s.etag,
      size: s.size,
      contentType: String(contentType),
      lastModified: s.lastModified,
      metadata: Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name, String(value)])),
    };
  }

  /** Without a version: the current one. The reader sees an error if the store breaks off. */
  stream(key: string, versionId?: string): Promise<Readable> {
    return this.#call(key, () => this.#s3.getObject(this.bucket, key, { ...(versionId && { versionId }) }));
  }

  async put(key: string, body: Buffer | string | Readable, meta: PutMeta): Promise<StoredVersion> {
    const headers = {
      'Content-Type': meta.contentType,
      ...meta.metadata,
      ...(meta.cacheControl && { 'Cache-Control': meta.cacheControl }),
      ...(meta.onlyIfNew && { 'If-None-Match': '*' }),
      ...(meta.onlyIfEtag && { 'If-Match': `"${meta.onlyIfEtag}"` }),
    };
    const done = await this.#call(key, () => this.#s3.putObject(this.bucket, key, body, meta.size, headers));
    return { versionId: done.versionId ?? '', etag: done.etag };
  }

  /** COMPLIANCE: nobody, the store's own root included, can remove or shorten it before `until`; longer is allowed. */
  lock(key: string, versionId: string, until: Date): Promise<void> {
    const retention = { versionId, mode: RETENTION_MODES.COMPLIANCE, retainUntilDate: until.toISOString() };
    return this.#call(key, () => this.#s3.putObjectRetention(this.bucket, key, retention), true);
  }

  /** `undefined`: the version is there and not under retention. */
  async retention(key: string, versionId: string): Promise<Retention | undefined> {
    try {
      const found = await this.#call(key, () => this.#s3.getObjectRetention(this.bucket, key, { versionId }));
      return found ? { mode: found.mode, until: new Date(found.retainUntilDate) } : undefined;
    } catch (error) {
      if (codeOf(error) === 'NoSuchObjectLockConfiguration') return undefined;
      throw error;
    }
  }

  presignGet(key: string, versionId: string, link: GetLink): Promise<string> {
    const ascii = link.fileName.replace(/[^\x20-\x7e]|["\\%;]/g, '_');
    // RFC 6266, RFC 8187
    const name = encodeURIComponent(link.fileName).replace(
      /['()*]/g,
      (c) => `%${c.charCodeAt(0).toString(16)}`,
    );
    const disposition = `${link.inline ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${name}`;
    const query = { versionId, 'response-content-disposition': disposition };
    return this.#public.presignedUrl('GET', this.bucket, key, link.expires, query);
  }

  /** An address at the inner endpoint, for a program of the service itself to read one version from. */
  presignRead(key: string, versionId: string, expires: number): Promise<string> {
    return this.#s3.presignedUrl('GET', this.bucket, key, expires, { versionId });
  }

  async #makeBucket(lock: boolean): Promise<void> {
    try {
      await this.#s3.makeBucket(this.bucket, '', { ObjectLocking: lock });
    } catch (error) {
      const code = codeOf(error);
      // Two services may start at once.
      if (code !== 'BucketAlreadyOwnedByYou' && code !== 'BucketAlreadyExists') throw error;
    }
  }

  async #proveLock(): Promise<void> {
    // The client types this answer as void; without a lock the store answers 404, named by translate().
    const config: unknown = await Promise.resolve<unknown>(this.#s3.getObjectLockConfig(this.bucket));
    const on = typeof config === 'object' && config !== null && 'objectLockEnabled' in config;
    if (!on || config.objectLockEnabled !== 'Enabled')
      throw new Error(`bucket ${this.bucket}: object lock is off`);
  }

  async #call<T>(key: string, ask: () => Promise<T>, locking = false): Promise<T> {
    const what = key ? `${this.bucket}/${key}` : this.bucket;
    try {
      return await ask();
    } catch (error) {
      const denied = codeOf(error) === 'AccessDenied';
      throw locking && denied ? new Locked(what, error) : translate(error, what);
    }
  }
}
