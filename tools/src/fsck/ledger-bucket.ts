import { StoreDown, translate, type S3Client } from '@sanzhi/object-store';
import type { Client } from 'minio';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Findings } from './findings.ts';
import type { DifferenceCode } from './words.ts';

/** A version or delete marker as it is listed. */
export interface Version {
  name: string;
  versionId: string;
  isLatest: boolean;
  isDeleteMarker: boolean;
  lastModified: Date;
  size: number;
}

/** What the lock self-test puts there again and again, to try to get it out. */
export const isCanary = (name: string): boolean => name.startsWith('canary/');

export async function* versionsIn(s3: S3Client, bucket: string, prefix = ''): AsyncGenerator<Version> {
  const listed = s3.versionsOf(bucket, prefix);
  for await (const { name, versionId, isLatest, isDeleteMarker, lastModified, size } of listed)
    if (name !== undefined)
      yield {
        name,
        versionId: versionId ?? '',
        isLatest: String(isLatest) === 'true',
        isDeleteMarker: isDeleteMarker === true,
        lastModified: lastModified ?? new Date(0),
        size: size ?? 0,
      };
}

const absent = new Set(['NoSuchKey', 'NotFound', 'NoSuchVersion', 'MethodNotAllowed']);
export const isAbsent = (error: unknown): boolean =>
  absent.has((error as { code?: string } | undefined)?.code ?? '');

/** The store answers, and cannot give what lies in it: so a decaying disk shows itself. */
export class Unreadable extends Error {}

const mostTries = 3;
const betweenMs = 500;

/** Asks again for what broke off. Throws `Unreadable` when the store goes on answering for the bucket and not for this. */
export const insistently = async <T>(s3: Client, bucket: string, read: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries += 1)
    try {
      return await read();
    } catch (error) {
      if (!(translate(error, bucket) instanceof StoreDown)) throw error;
      if (tries < mostTries) await sleep(betweenMs);
      else if (await s3.bucketExists(bucket))
        throw new Unreadable((error as Error).message, { cause: error });
      else throw error;
    }
};

/** Names what cannot be read, and lets the check go on to the next. */
export const unreadable =
  (findings: Findings, code: Extract<DifferenceCode, `${string}.unreadable`>, place: string) =>
  (error: unknown): null => {
    if (!(error instanceof Unreadable)) throw error;
    findings.difference(code, place, error.message);
    return null;
  };

export const bytesOf = async (
  s3: Client,
  bucket: string,
  name: string,
  versionId?: string,
): Promise<Buffer | undefined> => {
  try {
    return await insistently(s3, bucket, async () => {
      const stream = await s3.getObject(bucket, name, versionId === undefined ? {} : { versionId });
      return Buffer.concat((await stream.toArray()) as Buffer[]);
    });
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
};

export const isThere = async (
  s3: Client,
  bucket: string,
  name: string,
  versionId: string,
): Promise<boolean> => {
  try {
    await s3.statObject(bucket, name, { versionId });
    return true;
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
};

export interface Retention {
  mode: string;
  until: Date;
}

export const retentionOf = async (
  s3: Client,
  bucket: string,
  name: string,
  versionId: string,
): Promise<Retention | undefined> => {
  try {
    const found: unknown = await s3.getObjectRetention(bucket, name, { versionId });
    const { mode, retainUntilDate } = (found ?? {}) as { mode?: string; retainUntilDate?: string };
    return mode && retainUntilDate ? { mode, until: new Date(retainUntilDate) } : undefined;
  } catch (error) {
    if (isAbsent(error) || (error as { code?: string }).code === 'NoSuchObjectLockConfiguration')
      return undefined;
    throw error;
  }
};
