import { connect, ObjectStore, type S3Client } from '@sanzhi/object-store';
import { storeSettings } from '@sanzhi/testing';

export const realVault = async (): Promise<ObjectStore> => {
  const vault = new ObjectStore(storeSettings(), 'records');
  await vault.ensureBucket({ lock: true });
  return vault;
};

/** Whoever holds the application's own keys to the store. */
export const storeKeys = (): S3Client => connect(storeSettings(), storeSettings().endpoint);
