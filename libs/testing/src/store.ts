import { stack } from './stack.ts';

/** The store as evidence comes to it: with keys that cannot write over what is locked. */
export const storeSettings = () => {
  const {
    S3_ENDPOINT: endpoint = '',
    S3_PUBLIC_ENDPOINT: publicEndpoint = endpoint,
    S3_ACCESS_KEY: accessKey = '',
    S3_SECRET_KEY: secretKey = '',
  } = stack().services.evidence;
  return { endpoint, publicEndpoint, accessKey, secretKey };
};

/** The store as its owner comes to it, who can do what no service can. */
export const storeOwner = () => ({ ...storeSettings(), ...stack().storeOwner });
