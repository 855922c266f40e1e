import { createHash } from 'node:crypto';
import { connect, type ObjectStoreSettings } from './client.ts';

export interface LockedVersion {
  bucket: string;
  key: string;
  versionId: string;
}

/**
 * What the owner of a MinIO can do to a version under COMPLIANCE lock: say that the request comes from replication. The
 * store then writes other bytes in the place of the version, with whatever lock the request says, or none.
 */
export const overwriteAsReplica = async (
  store: ObjectStoreSettings,
  { bucket, key, versionId }: LockedVersion,
  body: Buffer,
  headers: Record<string, string> = {},
): Promise<void> => {
  const s3 = connect(store, store.endpoint);
  const md5 = createHash('md5').update(body).digest('base64');
  const request = {
    method: 'PUT',
    bucketName: bucket,
    objectName: key,
    query: new URLSearchParams({ versionId }).toString(),
    headers: {
      'Content-MD5': md5,
      'X-Amz-Replication-Status': 'REPLICA',
      'X-Minio-Source-Replication-Request': 'true',
      ...headers,
    },
  };
  (await s3.makeRequestAsync(request, body, [200], '')).resume();
};
