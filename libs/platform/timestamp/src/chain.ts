import { X509Certificate } from 'node:crypto';
import * as pkijs from 'pkijs';
import { invalid } from './errors.ts';

export const certificatesIn = (pem: string): X509Certificate[] =>
  (pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map(
    (text) => new X509Certificate(text),
  );

const extension = (certificate: X509Certificate, id: string): pkijs.Extension | undefined =>
  pkijs.Certificate.fromBER(certificate.raw).extensions?.find(({ extnID }) => extnID === id);

const timeStamping = '1.3.6.1.5.5.7.3.8';

/** RFC 3161 §2.3: the signer's only purpose is time-stamping, and the extension that says so is critical. */
export const demandTimeStamping = (certificate: X509Certificate): void => {
  const usage = extension(certificate, '2.5.29.37');
  const purposes = (usage?.parsedValue as pkijs.ExtKeyUsage | undefined)?.keyPurposes ?? [];
  if (!usage?.critical || purposes.length !== 1 || purposes[0] !== timeStamping)
    throw invalid({
      zh: '签名证书不是专用的时间戳证书',
      en: 'the certificate of the signer is not made for time-stamping alone',
    });
};

const within = (certificate: X509Certificate, time: Date): boolean =>
  certificate.validFromDate <= time && time <= certificate.validToDate;

/** RFC 5280 §4.2.1.9: how many further authorities it lets stand below itself. */
const allows = (issuer: X509Certificate, below: number): boolean => {
  const constraints = extension(issuer, '2.5.29.19')?.parsedValue as pkijs.BasicConstraints | undefined;
  if (!constraints?.cA) return false;
  const { pathLenConstraint } = constraints;
  return typeof pathLenConstraint !== 'number' || below <= pathLenConstraint;
};

const issued = (issuer: X509Certificate, certificate: X509Certificate): boolean =>
  certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);

/** A path from the signer to a trusted root, every certificate of it in force when the stamp was made. */
export const demandChain = (
  signer: X509Certificate,
  given: readonly X509Certificate[],
  roots: readonly X509Certificate[],
  time: Date,
): void => {
  const reaches = (certificate: X509Certificate, below: number): boolean => {
    if (below > 5 || !within(certificate, time)) return false;
    const fits = (issuer: X509Certificate): boolean => allows(issuer, below) && issued(issuer, certificate);
    if (roots.some((root) => fits(root) && within(root, time))) return true;
    return given.some((issuer) => issuer !== certificate && fits(issuer) && reaches(issuer, below + 1));
  };
  if (!reaches(signer, 0))
    throw invalid({
      zh: '签名证书在盖戳之时不能追溯到受信任的根证书',
      en: 'at the time of the stamp the certificate of the signer does not lead to a trusted root',
    });
};
