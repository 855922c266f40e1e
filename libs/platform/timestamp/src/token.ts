import { DomainError } from '@sanzhi/kernel';
import type { BaseBlock } from 'asn1js';
import * as pkijs from 'pkijs';
import { invalid } from './errors.ts';

export interface Timestamp {
  /** TimeStampToken (CMS SignedData), DER. */
  token: Uint8Array;
  time: Date;
  /** Of the token, hexadecimal. */
  serial: string;
  /** Under which policy the authority signed (object identifier). */
  policy: string;
  /** Name in the signer's certificate. */
  authority: string;
}

const signedDataType = '1.2.840.113549.1.7.2';
const tstInfoType = '1.2.840.113549.1.9.16.1.4';

export const hex = (bytes: Uint8Array | ArrayBuffer): string =>
  Buffer.from(bytes as Uint8Array).toString('hex');

const berOf = (block: unknown): ArrayBuffer => (block as BaseBlock).toBER();

const unreadable = { zh: '文件不是 RFC 3161 时间戳', en: 'this is no time stamp of RFC 3161' };
const trailing = { zh: '编码不是唯一的 DER 形式', en: 'it is not in the one encoding that DER allows' };

const exactly = (written: ArrayBuffer, given: Uint8Array): void => {
  if (!Buffer.from(written).equals(given)) throw invalid(trailing);
};

const contentOf = (bytes: Uint8Array): pkijs.ContentInfo => {
  try {
    const response = pkijs.TimeStampResp.fromBER(bytes);
    exactly(response.toSchema().toBER(), bytes);
    const { timeStampToken, status } = response;
    if (!timeStampToken || status.status !== pkijs.PKIStatus.granted) throw invalid(unreadable);
    return timeStampToken;
  } catch {
    const content = pkijs.ContentInfo.fromBER(bytes);
    exactly(content.toSchema().toBER(), bytes);
    return content;
  }
};

export interface Parsed {
  readonly der: Uint8Array;
  readonly signed: pkijs.SignedData;
  readonly signer: pkijs.SignerInfo;
  readonly attributes: pkijs.SignedAndUnsignedAttributes;
  readonly content: Uint8Array;
  readonly info: pkijs.TSTInfo;
}

/** Reads a TimeStampToken, or the one in a TimeStampResp; anything that a signature would not cover is refused. */
export const parseToken = (bytes: Uint8Array): Parsed => {
  try {
    const content = contentOf(bytes);
    if (content.contentType !== signedDataType) throw invalid(unreadable);
    const signed = new pkijs.SignedData({ schema: content.content });
    exactly(berOf(signed.toSchema(true)), new Uint8Array(berOf(content.content)));
    const { eContentType, eContent } = signed.encapContentInfo;
    const [signer, ...others] = signed.signerInfos;
    if (eContentType !== tstInfoType || !eContent || !signer?.signedAttrs) throw invalid(unreadable);
    if (others.length > 0 || signer.unsignedAttrs || signed.crls?.length) throw invalid(unreadable);
    if (signed.version !== 3 || signer.version !== 1) throw invalid(unreadable);
    if (signed.digestAlgorithms.length !== 1) throw invalid(unreadable);
    const octets = new Uint8Array(eContent.getValue());
    const info = pkijs.TSTInfo.fromBER(octets);
    exactly(info.toSchema().toBER(), octets);
    const der = new Uint8Array(content.toSchema().toBER());
    return { der, signed, signer, attributes: signer.signedAttrs, content: octets, info };
  } catch (error) {
    throw error instanceof DomainError ? error : invalid(unreadable);
  }
};

/** The token as the reply of an authority (TimeStampResp): the form that `openssl ts -verify -in` reads. */
export const asResponse = (token: Uint8Array): Uint8Array => {
  const status = new pkijs.PKIStatusInfo({ status: pkijs.PKIStatus.granted });
  const timeStampToken = pkijs.ContentInfo.fromBER(token);
  return new Uint8Array(new pkijs.TimeStampResp({ status, timeStampToken }).toSchema().toBER());
};
