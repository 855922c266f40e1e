import { Sequence, OctetString, ObjectIdentifier, type BaseBlock } from 'asn1js';
import { DomainError } from '@sanzhi/kernel';
import { createHash, verify, X509Certificate, type KeyObject } from 'node:crypto';
import * as pkijs from 'pkijs';
import { certificatesIn, demandChain, demandTimeStamping } from './chain.ts';
import { invalid } from './errors.ts';
import { hex, parseToken, type Parsed, type Timestamp } from './token.ts';

const digests: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
/** Signature algorithms by kind of key; each goes with one digest, or with whichever is named beside it. */
const signatures: Readonly<Record<string, Readonly<Record<string, string | undefined>>>> = {
  ec: { '1.2.840.10045.4.3.2': 'sha256', '1.2.840.10045.4.3.3': 'sha384', '1.2.840.10045.4.3.4': 'sha512' },
  rsa: {
    '1.2.840.113549.1.1.1': 'any',
    '1.2.840.113549.1.1.11': 'sha256',
    '1.2.840.113549.1.1.12': 'sha384',
    '1.2.840.113549.1.1.13': 'sha512',
  },
  ed25519: { '1.3.101.112': 'any' },
};
const attribute = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
};
const tstInfoType = '1.2.840.113549.1.9.16.1.4';

const mismatch = { zh: '签名与内容不符', en: 'the signature does not fit the content' };

/** NULL or nothing (RFC 5754 §2); other parameters belong to algorithms that are not used here. */
const isPlain = (parameters: unknown): boolean =>
  parameters === undefined || hex((parameters as BaseBlock).toBER()) === '0500';

const algorithm = ({ algorithmId, algorithmParams }: pkijs.AlgorithmIdentifier): string => {
  const name = digests[algorithmId];
  if (!name || !isPlain(algorithmParams))
    throw invalid({ zh: '摘要算法不被接受', en: 'the digest algorithm is not accepted' });
  return name;
};

const valueOf = ({ attributes }: Parsed, type: string): BaseBlock => {
  const found = attributes.attributes.filter((a) => a.type === type);
  const [value, ...more] = (found[0]?.values ?? []) as BaseBlock[];
  if (found.length !== 1 || !value || more.length > 0) throw invalid(mismatch);
  return value;
};

/** RFC 5816: the digest of the signer's certificate is itself signed, so that no other can be put in its place. */
const signerCertificate = (token: Parsed): X509Certificate => {
  const ids = (valueOf(token, attribute.signingCertificateV2) as Sequence).valueBlock.value[0] as Sequence;
  const id = (ids.valueBlock.value[0] as Sequence).valueBlock.value;
  // ESSCertIDv2 names its algorithm first unless it is SHA-256.
  const named = id[0] instanceof Sequence ? id[0].valueBlock.value[0] : undefined;
  const name = named instanceof ObjectIdentifier ? digests[named.getValue()] : 'sha256';
  const wanted = id[named ? 1 : 0];
  if (!name || !(wanted instanceof OctetString)) throw invalid(mismatch);
  const found = certificatesOf(token).find(
    ({ raw }) => createHash(name).update(raw).digest('hex') === hex(wanted.getValue()),
  );
  if (!found)
    throw invalid({
      zh: '其中没有签名者的证书（请求时须要求附证书）',
      en: 'the certificate of the signer is not in it (ask for it in the query)',
    });
  demandNamed(token.signer.sid as pkijs.IssuerAndSerialNumber, found);
  return found;
};

const demandNamed = (sid: pkijs.IssuerAndSerialNumber, certificate: X509Certificate): void => {
  const serial = hex(sid.serialNumber?.valueBlock.valueHexView ?? new Uint8Array()).replace(/^(00)+/, '');
  if (BigInt(`0x${serial || '0'}`) !== BigInt(`0x${certificate.serialNumber}`)) throw invalid(mismatch);
  const { issuer } = pkijs.Certificate.fromBER(certificate.raw);
  if (hex(issuer.toSchema().toBER()) !== hex(sid.issuer.toSchema().toBER())) throw invalid(mismatch);
};

const certificatesOf = ({ signed }: Parsed): X509Certificate[] =>
  (signed.certificates ?? []).map(
    (certificate) =>
      new X509Certificate(Buffer.from((certificate as pkijs.Certificate).toSchema(false).toBER())),
  );

const demandSignature = (token: Parsed, key: KeyObject): void => {
  const { signer, signed } = token;
  const hash = algorithm(signer.digestAlgorithm);
  const [listed] = signed.digestAlgorithms;
  if (!listed || algorithm(listed) !== hash) throw invalid(mismatch);
  const type = valueOf(token, attribute.contentType);
  if (!(type instanceof ObjectIdentifier) || type.getValue() !== tstInfoType) throw invalid(mismatch);
  const digest = valueOf(token, attribute.messageDigest);
  const found = createHash(hash).update(token.content).digest('hex');
  if (!(digest instanceof OctetString) || hex(digest.getValue()) !== found) throw invalid(mismatch);
  const kind = key.asymmetricKeyType ?? '';
  const goesWith = signatures[kind]?.[signer.signatureAlgorithm.algorithmId];
  const fits = goesWith === 'any' || goesWith === hash;
  if (!fits || !isPlain(signer.signatureAlgorithm.algorithmParams)) throw invalid(mismatch);
  const data = Buffer.from(token.attributes.encodedValue);
  const signature = Buffer.from(signer.signature.getValue());
  const good = verify(kind === 'ed25519' ? null : hash, data, { key, dsaEncoding: 'der' }, signature);
  if (!good) throw invalid(mismatch);
};

/** Without the byte that DER puts before a number whose first bit is set. */
const serialOf = ({ info }: Parsed): string =>
  hex(info.serialNumber.valueBlock.valueHexView).replace(/^00(?=.)/, '');

/**
 * Checks a time stamp over a SHA-256 digest: signature, the certificate that it names, its sole purpose, its path to one of
 * the given roots at the time stated, and the digest itself (RFC 3161 §2.4.2, RFC 5816). Throws `timestamp.invalid`.
 */
export const verifyTokenOfDigest = (bytes: Uint8Array, sha256: Uint8Array, caPem: string): Timestamp => {
  try {
    return judge(bytes, sha256, caPem);
  } catch (error) {
    // Whatever a reader of certificates or keys stumbles over was put there by somebody.
    throw error instanceof DomainError ? error : invalid(mismatch);
  }
};

const judge = (bytes: Uint8Array, sha256: Uint8Array, caPem: string): Timestamp => {
  const token = parseToken(bytes);
  const { info } = token;
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  if (info.version !== 1 || algorithm(hashAlgorithm) !== 'sha256')
    throw invalid({ zh: '不是对 SHA-256 摘要所盖', en: 'it is not over a SHA-256 digest' });
  if (hex(hashedMessage.getValue()) !== hex(sha256))
    throw invalid({ zh: '所盖的是另一份内容', en: 'it stamps other content' });
  const signer = signerCertificate(token);
  demandSignature(token, signer.publicKey);
  demandTimeStamping(signer);
  demandChain(signer, certificatesOf(token), certificatesIn(caPem), info.genTime);
  return {
    token: token.der,
    time: info.genTime,
    serial: serialOf(token),
    policy: info.policy,
    authority: signer.subject.replaceAll('\n', ', '),
  };
};

/** The same over the content itself. Takes a token or a whole reply of the authority. */
export const verifyToken = (bytes: Uint8Array, data: Uint8Array, caPem: string): Timestamp =>
  verifyTokenOfDigest(bytes, createHash('sha256').update(data).digest(), caPem);
