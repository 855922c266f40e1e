import { RETENTION_MODES } from 'minio';
import { overwriteAsReplica } from './as-replica.ts';
import { connect, type ObjectStoreSettings } from './client.ts';
import { ObjectStore } from './object-store.ts';

export type Attack = 'delete' | 'bypass' | 'shorten' | 'downgrade' | 'overwrite' | 'replicate';

const text = async (store: ObjectStore, key: string, versionId: string): Promise<string | undefined> => {
  try {
    return Buffer.concat(await (await store.stream(key, versionId)).toArray()).toString();
  } catch {
    return undefined;
  }
};

/**
 * Puts a canary under COMPLIANCE retention until `until` (an hour or more away), then really tries to remove its version,
 * to bypass governance, to shorten and to downgrade its lock, to put other bytes in its place, and to do so in the name of
 * replication. Returns the attacks that got through: with even one, nothing may be sealed in this bucket.
 */
export const attackLock = async (
  settings: ObjectStoreSettings,
  bucket: string,
  key: string,
  until: Date,
): Promise<Attack[]> => {
  const store = new ObjectStore(settings, bucket);
  const raw = connect(settings, settings.endpoint);
  const meta = { contentType: 'text/plain' };
  const { versionId } = await store.put(key, 'canary', meta);
  await store.lock(key, versionId, until);
  const sooner = new Date(Date.now() + 60_000).toISOString();
  const attempts: Record<Exclude<Attack, 'overwrite' | 'replicate'>, () => Promise<unknown>> = {
    delete: () => raw.removeObject(bucket, key, { versionId }),
    bypass: () => raw.removeObject(bucket, key, { versionId, governanceBypass: true }),
    shorten: () => store.lock(key, versionId, new Date(sooner)),
    downgrade: () =>
      raw.putObjectRetention(bucket, key, {
        versionId,
        mode: RETENTION_MODES.GOVERNANCE,
        retainUntilDate: sooner,
        governanceBypass: true,
      }),
  };
  const through: Attack[] = [];
  for (const [name, attempt] of Object.entries(attempts)) {
    if (
      await attempt().then(
        () => true,
        () => false,
      )
    )
      through.push(name as Attack);
  }
  const intact = async () => (await text(store, key, versionId)) === 'canary';
  await store.put(key, 'another', meta);
  if (!(await intact())) through.push('overwrite');
  // A store that knows no such request may refuse it, or take it for another version: only the bytes tell.
  await overwriteAsReplica(settings, { bucket, key, versionId }, Buffer.from('forged')).catch(
    () => undefined,
  );
  if (!(await intact())) through.push('replicate');
  return through;
};
