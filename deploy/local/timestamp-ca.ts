import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './install.ts';

export interface TimestampCa {
  /** The root that time stamps are checked against: what a reader pins. */
  readonly caFile: string;
  readonly chainFile: string;
  readonly keyFile: string;
}

/** Kept with the keys of the instance, so that time stamps stay good when its data is emptied or it starts again. */
export const timestampCaFiles = (folder: string): TimestampCa => {
  const home = join(folder, 'keys', 'timestamp');
  return {
    caFile: join(home, 'ca.pem'),
    chainFile: join(home, 'chain.pem'),
    keyFile: join(home, 'signer.key'),
  };
};

const subject = (name: string): string => `/C=CN/O=Sanzhi demonstration/CN=${name}`;

/** RFC 3161 §2.3: the key serves time-stamping only, and says so in a critical extension. */
const signerExtensions = `basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=critical,timeStamping
subjectKeyIdentifier=hash
authorityKeyIdentifier=keyid
`;

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

const make = async (cwd: string): Promise<void> => {
  const openssl = (...args: string[]): Promise<string> => run({ command: 'openssl', args, cwd });
  writeFileSync(join(cwd, 'signer.ext'), signerExtensions);
  await openssl(
    ...['req', '-x509', ...newKey, '-keyout', 'root.key', '-out', 'ca.pem', '-days', '7300'],
    ...['-subj', subject('Time Stamping Root'), '-addext', 'keyUsage=critical,keyCertSign,cRLSign'],
    ...['-addext', 'basicConstraints=critical,CA:TRUE,pathlen:0'],
  );
  await openssl(
    ...['req', '-new', ...newKey, '-keyout', 'signer.key', '-out', 'signer.csr'],
    ...['-subj', subject('Time Stamping Authority')],
  );
  await openssl(
    ...['x509', '-req', '-in', 'signer.csr', '-CA', 'ca.pem', '-CAkey', 'root.key', '-CAcreateserial'],
    ...['-days', '3650', '-extfile', 'signer.ext', '-out', 'signer.pem'],
  );
  const chain = await run({ command: 'cat', args: ['signer.pem', 'ca.pem'], cwd });
  writeFileSync(join(cwd, 'chain.pem'), chain);
  // Nobody is to issue another signer under this root.
  for (const file of ['root.key', 'signer.ext', 'signer.csr', 'signer.pem', 'ca.srl'])
    rmSync(join(cwd, file), { force: true });
};

/** A root and a signer of our own for the demonstration's authority; appears whole or not at all. */
export const timestampCa = async (folder: string): Promise<TimestampCa> => {
  const files = timestampCaFiles(folder);
  const home = join(folder, 'keys', 'timestamp');
  if (existsSync(home)) return files;
  mkdirSync(join(folder, 'keys'), { recursive: true });
  const partial = mkdtempSync(`${home}-`);
  try {
    await make(partial);
    if (!existsSync(home)) renameSync(partial, home);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return files;
};
