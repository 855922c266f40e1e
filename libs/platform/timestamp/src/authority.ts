import { Integer, Null, OctetString } from 'asn1js';
import { DomainError } from '@sanzhi/kernel';
import { randomBytes } from 'node:crypto';
import * as pkijs from 'pkijs';
import { badReply, refused, unreachable } from './errors.ts';
import { hex, parseToken, type Timestamp } from './token.ts';
import { verifyTokenOfDigest } from './verify.ts';

export interface AuthoritySettings {
  /** Where a query is posted to. */
  url: string;
  /** Trusted roots, PEM. */
  caPem: string;
  timeoutMs?: number;
}

const longest = 64 * 1024;

/** A client of an RFC 3161 authority over HTTP (§3.4). What it answers has been checked; it asks once and never waits long. */
export class TimestampAuthority {
  readonly #settings: AuthoritySettings;
  constructor(settings: AuthoritySettings) {
    this.#settings = settings;
  }

  /** A time stamp over a SHA-256 digest, by a query with a nonce of its own. */
  async stamp(sha256: Uint8Array): Promise<Timestamp> {
    const nonce = newNonce();
    const reply = await this.#ask(queryOf(sha256, nonce));
    const token = tokenIn(reply);
    try {
      const { info } = parseToken(token);
      const answered = info.nonce && hex(info.nonce.valueBlock.valueHexView);
      if (answered !== hex(nonce))
        throw badReply({ zh: '随机数不符，可能是旧应答', en: 'its nonce differs: it may be an old reply' });
      return verifyTokenOfDigest(token, sha256, this.#settings.caPem);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'timestamp.invalid') throw badReply(error.words);
      throw error;
    }
  }

  async #ask(query: ArrayBuffer): Promise<Uint8Array> {
    const { url, timeoutMs = 5_000 } = this.#settings;
    try {
      const reply = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
        body: query,
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      const bytes = new Uint8Array(await reply.arrayBuffer());
      if (!reply.ok) throw refused(`HTTP ${reply.status}`);
      if (bytes.length > longest) throw badReply({ zh: '应答过长', en: 'it is too long' });
      return bytes;
    } catch (error) {
      if (error instanceof DomainError) throw error;
      throw unreachable(url);
    }
  }
}

/** Positive and of one length, so that its encoding is itself. */
const newNonce = (): Uint8Array => {
  const nonce = new Uint8Array(randomBytes(8));
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40;
  return nonce;
};

const queryOf = (sha256: Uint8Array, nonce: Uint8Array): ArrayBuffer => {
  const hashAlgorithm = new pkijs.AlgorithmIdentifier({
    algorithmId: '2.16.840.1.101.3.4.2.1',
    algorithmParams: new Null(),
  });
  const hashedMessage = new OctetString({ valueHex: Uint8Array.from(sha256) });
  const messageImprint = new pkijs.MessageImprint({ hashAlgorithm, hashedMessage });
  const query = new pkijs.TimeStampReq({
    version: 1,
    messageImprint,
    nonce: new Integer({ valueHex: Uint8Array.from(nonce) }),
    certReq: true,
  });
  return query.toSchema().toBER();
};

/** RFC 3161 §2.4.2: a token is there if and only if the status is granted (with or without changes). */
const tokenIn = (reply: Uint8Array): Uint8Array => {
  let response: pkijs.TimeStampResp;
  try {
    response = pkijs.TimeStampResp.fromBER(reply);
  } catch {
    throw badReply({ zh: '不是时间戳应答', en: 'it is no reply of a timestamp authority' });
  }
  const { status, timeStampToken } = response;
  const granted = [pkijs.PKIStatus.granted, pkijs.PKIStatus.grantedWithMods];
  if (!timeStampToken || !granted.includes(status.status)) {
    const said = (status.statusStrings ?? []).map(({ valueBlock }) => valueBlock.value).join(' ');
    throw refused(said || `PKIStatus ${status.status}`);
  }
  return new Uint8Array(timeStampToken.toSchema().toBER());
};
