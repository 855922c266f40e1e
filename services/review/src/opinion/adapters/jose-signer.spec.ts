import { expect, it } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, jwtVerify, decodeProtectedHeader, type JWK } from 'jose';
import { clearanceType, JoseSigner } from './jose-signer.ts';

const keyFile = async (change: (jwk: JWK) => JWK = (jwk) => jwk) => {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const path = join(mkdtempSync(join(tmpdir(), 'key-')), 'clearance.jwk.json');
  writeFileSync(path, JSON.stringify(change(await exportJWK(privateKey))));
  return path;
};

const claims = {
  iss: 'sanzhi-review' as const,
  sub: '0198c1a0-5d1e-7aaa-8bbb-0123456789ab',
  agency: '114311280064218500',
  digest: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  round: 1,
  reviewer: { subject: 's-liu', name: '刘思远' },
  head: { subject: 's-gao', name: '高明轩' },
  iat: 1_770_600_000,
  jti: '0198c1a0-5d1e-7aaa-8bbb-0123456789ac',
};

it('signs what the published key verifies, and publishes nothing private', async () => {
  const signer = await JoseSigner.open(await keyFile((jwk) => ({ ...jwk, kid: 'k-1' })));
  const token = await signer.sign(claims);
  expect(signer.publicKey).toEqual(expect.objectContaining({ kid: 'k-1', alg: 'EdDSA', use: 'sig' }));
  expect(signer.publicKey.d).toBeUndefined();
  expect(decodeProtectedHeader(token)).toEqual({ alg: 'EdDSA', typ: clearanceType, kid: 'k-1' });
  const key = await importJWK(signer.publicKey, 'EdDSA');
  const { payload } = await jwtVerify(token, key, { issuer: 'sanzhi-review', typ: clearanceType });
  expect(payload).toEqual(claims);
});

it('names its key by thumbprint when the file does not', async () => {
  const signer = await JoseSigner.open(await keyFile());
  expect(signer.publicKey.kid).toMatch(/^[\w-]{43}$/);
  expect(decodeProtectedHeader(await signer.sign(claims)).kid).toBe(signer.publicKey.kid);
});

it('law 1: a clearance of another key does not verify', async () => {
  const [ours, another] = [await JoseSigner.open(await keyFile()), await JoseSigner.open(await keyFile())];
  const key = await importJWK(ours.publicKey, 'EdDSA');
  await expect(jwtVerify(await another.sign(claims), key)).rejects.toThrow('signature');
});

it('starts with no other key than a private Ed25519', async () => {
  await expect(JoseSigner.open(await keyFile(({ d: _, ...jwk }) => jwk))).rejects.toThrow('Ed25519');
  await expect(JoseSigner.open(await keyFile((jwk) => ({ ...jwk, crv: 'X25519' })))).rejects.toThrow(
    'Ed25519',
  );
  await expect(JoseSigner.open('/nowhere/key')).rejects.toThrow('ENOENT');
});
