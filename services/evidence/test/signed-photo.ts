import { X509Certificate } from '@peculiar/x509';
import { JPEG } from '@trustnxt/c2pa-ts/asset';
import { LocalSigner } from '@trustnxt/c2pa-ts/cose';
import { DataHashAssertion, ManifestStore } from '@trustnxt/c2pa-ts/manifest';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const es256 = -7;
const extensions = [
  'basicConstraints=critical,CA:FALSE',
  'keyUsage=critical,digitalSignature',
  'extendedKeyUsage=emailProtection',
  'authorityKeyIdentifier=keyid',
  'subjectKeyIdentifier=hash',
].join('\n');

const der = (path: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(readFileSync(path, 'utf8').replace(/-----[^-]+-----|\s/g, ''), 'base64'));

/** A certificate of a camera, by a maker's authority, and its key. */
const cameraKey = (folder: string, name: string): LocalSigner => {
  const at = (file: string) => join(folder, file);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'ignore' });
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  writeFileSync(at('camera.ext'), extensions);
  openssl(
    'req',
    '-x509',
    ...curve,
    '-keyout',
    at('ca.key'),
    '-out',
    at('ca.pem'),
    '-subj',
    '/O=Maker/CN=Root',
    '-days',
    '30',
  );
  openssl(
    'req',
    ...curve,
    '-keyout',
    at('camera.key'),
    '-out',
    at('camera.csr'),
    '-subj',
    `/O=Maker/CN=${name}`,
  );
  const ca = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial'];
  openssl(
    'x509',
    '-req',
    '-in',
    at('camera.csr'),
    ...ca,
    '-days',
    '30',
    '-extfile',
    at('camera.ext'),
    '-out',
    at('camera.pem'),
  );
  const certificate = new X509Certificate(der(at('camera.pem')));
  const [key, algorithm] = [der(at('camera.key')), es256];
  return new LocalSigner(key, algorithm, certificate);
};

/** The photo as a camera signs it that writes content credentials (C2PA). */
export const signedPhoto = async (jpeg: Buffer, camera: string): Promise<Buffer> => {
  const folder = mkdtempSync(join(tmpdir(), 'camera-'));
  try {
    const signer = cameraKey(folder, camera);
    const asset = new JPEG(new Uint8Array(jpeg));
    const store = new ManifestStore();
    const manifest = store.createManifest({
      assetFormat: 'image/jpeg',
      instanceID: 'xmp:iid:1',
      defaultHashAlgorithm: 'SHA-256',
      signer,
    });
    const hash = DataHashAssertion.create('SHA-256');
    manifest.addAssertion(hash);
    await asset.ensureManifestSpace(store.measureSize());
    await hash.updateWithAsset(asset);
    await manifest.sign(signer);
    await asset.writeManifestJUMBF(store.getBytes());
    return Buffer.from(await asset.getDataRange());
  } finally {
    rmSync(folder, { recursive: true });
  }
};
