import { ObjectStore } from '@sanzhi/object-store';
import { stack } from '@sanzhi/testing';
import { Client } from 'minio';

/** The application's own way to the store. */
export const storeSettings = () => {
  const { S3_ENDPOINT, S3_PUBLIC_ENDPOINT, S3_ACCESS_KEY, S3_SECRET_KEY } = stack().services.evidence;
  return {
    endpoint: S3_ENDPOINT ?? '',
    publicEndpoint: S3_PUBLIC_ENDPOINT ?? '',
    accessKey: S3_ACCESS_KEY ?? '',
    secretKey: S3_SECRET_KEY ?? '',
  };
};

export const realVault = async (): Promise<ObjectStore> => {
  const vault = new ObjectStore(storeSettings(), 'records');
  await vault.ensureBucket({ lock: true });
  return vault;
};

/** Whoever holds the application's own keys to the store. */
export const storeKeys = (): Client => {
  const { endpoint, accessKey, secretKey } = storeSettings();
  const url = new URL(endpoint);
  return new Client({
    endPoint: url.hostname,
    port: Number(url.port),
    useSSL: false,
    accessKey,
    secretKey,
    region: 'us-east-1',
  });
};
