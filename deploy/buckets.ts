import type { Client } from 'minio';

export const region = 'us-east-1';

/** `records` and `ledger` can lock their versions; what is in `public` is made again from them. */
export const buckets: Readonly<Record<string, { readonly lock: boolean }>> = {
  records: { lock: true },
  public: { lock: false },
  ledger: { lock: true },
};

/** Every bucket keeps its versions; object lock can only be given when a bucket is made. Harmless when repeated. */
export const makeBuckets = async (s3: Client): Promise<void> => {
  for (const [name, { lock }] of Object.entries(buckets)) {
    if (!(await s3.bucketExists(name))) await s3.makeBucket(name, region, { ObjectLocking: lock });
    if (lock) await demandLock(s3, name);
    else await s3.setBucketVersioning(name, { Status: 'Enabled' });
  }
};

const demandLock = async (s3: Client, name: string): Promise<void> => {
  const { Status } = await s3.getBucketVersioning(name);
  // The client types this promise as void; a bucket without lock is answered with 404.
  const asked: unknown = s3.getObjectLockConfig(name);
  const config = await (asked as Promise<unknown>);
  const on = typeof config === 'object' && config !== null && 'objectLockEnabled' in config;
  if (Status !== 'Enabled' || !on) throw new Error(`bucket ${name} was made without object lock`);
};
