import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { newId } from '@sanzhi/kernel';
import { connect, type ObjectStoreSettings, type S3Client } from './client.ts';
import { translate } from './errors.ts';
import { ObjectStore, type Retention } from './object-store.ts';

/** What one version is and what it is under, asked for at once. */
export interface VersionHead {
  size: number;
  contentType: string;
  metadata: Record<string, string>;
  lock?: Retention;
  held: boolean;
}

export interface CopyMeta {
  contentType: string;
  metadata: Readonly<Record<string, string>>;
  /** Locked in COMPLIANCE mode in the same call that makes the version. */
  until?: Date;
  held: boolean;
}

const metaPrefix = 'x-amz-meta-';

const headersOf = ({ contentType, metadata, until, held }: CopyMeta): Record<string, string> => ({
  'Content-Type': contentType,
  ...Object.fromEntries(Object.entries(metadata).map(([name, value]) => [`${metaPrefix}${name}`, value])),
  ...(until && {
    'x-amz-object-lock-mode': 'COMPLIANCE',
    'x-amz-object-lock-retain-until-date': until.toISOString(),
  }),
  ...(held && { 'x-amz-object-lock-legal-hold': 'ON' }),
});

const headOf = (headers: IncomingMessage['headers']): VersionHead => {
  const word = (name: string): string | undefined => {
    const value = headers[name];
    return typeof value === 'string' ? value : undefined;
  };
  const mode = word('x-amz-object-lock-mode');
  const until = word('x-amz-object-lock-retain-until-date');
  const metadata = Object.entries(headers).flatMap(([name, value]) =>
    name.startsWith(metaPrefix) ? [[name.slice(metaPrefix.length), String(value)]] : [],
  );
  return {
    size: Number(word('content-length')),
    contentType: word('content-type') ?? 'application/octet-stream',
    metadata: Object.fromEntries(metadata) as Record<string, string>,
    ...(mode !== undefined && until !== undefined
      ? { lock: { mode: mode as Retention['mode'], until: new Date(until) } }
      : {}),
    held: word('x-amz-object-lock-legal-hold') === 'ON',
  };
};

/**
 * A bucket that takes copies under the version ids that they have elsewhere, so that whoever remembers an id reads the
 * copy by it. MinIO does (`PUT ?versionId=`); `keepsIds` finds out whether a store does.
 */
export class VersionCopies extends ObjectStore {
  readonly #s3: S3Client;

  constructor(settings: ObjectStoreSettings, bucket: string) {
    super(settings, bucket);
    this.#s3 = connect(settings, settings.endpoint);
  }

  /** Size, metadata, lock and hold of one version, in one call. */
  async head(key: string, versionId: string): Promise<VersionHead> {
    return headOf((await this.#ask(key, 'HEAD', { versionId })).headers);
  }

  /** Whether a version put under an id has that id; leaves nothing behind. */
  async keepsIds(probe: string): Promise<boolean> {
    const wanted = newId();
    const meta = { contentType: 'text/plain', metadata: {}, held: false };
    const given = await this.putAs(probe, wanted, Buffer.from('probe'), meta);
    await this.#ask(probe, 'DELETE', { versionId: given }, {}, '', [204]);
    return given === wanted;
  }

  /** Answers the id that the store gave. */
  async putAs(key: string, versionId: string, body: Buffer, meta: CopyMeta): Promise<string> {
    const md5 = createHash('md5').update(body).digest('base64');
    const answer = await this.#ask(
      key,
      'PUT',
      { versionId },
      { ...headersOf(meta), 'Content-MD5': md5 },
      body,
    );
    return String(answer.headers['x-amz-version-id'] ?? '');
  }

  /** Like `startUpload`; `completeUpload` answers the id that the store gave. */
  async startAs(key: string, versionId: string, meta: CopyMeta): Promise<string> {
    const answer = await this.#ask(key, 'POST', { uploads: '', versionId }, headersOf(meta));
    const text = Buffer.concat((await answer.toArray()) as Buffer[]).toString('utf8');
    const uploadId = /<UploadId>([^<]+)<\/UploadId>/.exec(text)?.[1];
    if (uploadId === undefined) throw new Error(`${this.bucket}/${key}: the store gave no upload id`);
    return uploadId;
  }

  /** Ends what a killed process left half sent. */
  async abortAll(key: string): Promise<void> {
    for (;;) {
      const left = await this.#s3.findUploadId(this.bucket, key).catch((error: unknown) => {
        throw translate(error, this.bucket);
      });
      if (left === undefined) return;
      await this.abort(key, left);
    }
  }

  async #ask(
    key: string,
    method: string,
    query: Record<string, string>,
    headers: Record<string, string> = {},
    body: Buffer | string = '',
    expected = [200],
  ): Promise<IncomingMessage> {
    const options = {
      method,
      bucketName: this.bucket,
      objectName: key,
      query: new URLSearchParams(query).toString(),
      headers,
    };
    try {
      const answer = await this.#s3.makeRequestAsync(options, body, expected, '');
      // What nobody reads keeps its connection.
      return method === 'POST' ? answer : answer.resume();
    } catch (error) {
      throw translate(error, `${this.bucket}/${key}`);
    }
  }
}
