import {
  addSignatures,
  cosignatureVerifier,
  splitNote,
  type CosignatureVerifier,
  type NoteSignature,
} from '@sanzhi/ledger';
import type { Cosigning } from '../application/witness-port.ts';

export interface WitnessAddress {
  /** Its verifier key, type 0x04 of c2sp.org/tlog-cosignature. */
  vkey: string;
  /** Under which `/add-checkpoint` lies. */
  url: string;
}

export type Missed = Cosigning['missed'][number];

export interface Answer {
  name: string;
  line?: string;
  time?: Date;
  missed?: Missed;
}

/** What one checkpoint asks a witness. */
export interface Question {
  note: string;
  text: string;
  size: number;
  consistency(from: number): Promise<readonly Uint8Array[]>;
  signal: AbortSignal;
}

/** By status of the reply (c2sp.org/tlog-witness); its words would be those of a stranger. */
const refusals: Readonly<Record<number, Omit<Missed, 'name'>>> = {
  400: {
    code: 'ledger.witness.bad-request',
    zh: '见证方认为请求格式不符，请核对其软件版本',
    en: 'it finds the request malformed; compare the versions of its software and ours',
  },
  403: {
    code: 'ledger.witness.refused-key',
    zh: '见证方不认本账本的签名密钥，请把现行公钥登记给对方',
    en: 'it does not know our signing key; have it enrol the present public key',
  },
  404: {
    code: 'ledger.witness.unknown-log',
    zh: '见证方没有登记本账本，请联系对方登记',
    en: 'it has not enrolled this ledger; ask it to',
  },
  422: {
    code: 'ledger.witness.fork',
    zh: '见证方所见的账本与本次检查点不一致：历史已被改动，或密钥被他人使用，应立即运行 sanzhi fsck',
    en: 'this checkpoint does not extend what it has seen: history was changed or the key is used elsewhere; run sanzhi fsck at once',
  },
};
/** What a proof that does not hold and another tree of the same size have in common. */
const fork = refusals[422] as Omit<Missed, 'name'>;
const away: Omit<Missed, 'name'> = {
  code: 'ledger.witness.away',
  zh: '见证方没有应答',
  en: 'it does not answer',
};
const badSignature: Omit<Missed, 'name'> = {
  code: 'ledger.witness.bad-signature',
  zh: '见证方的应答中没有可验证的签名，请核对其公钥',
  en: 'its reply holds no signature that verifies; compare its public key',
};
const ahead = (known: number, size: number): Omit<Missed, 'name'> => ({
  code: 'ledger.witness.ahead',
  zh: `见证方已见过更大的账本（${known} 条，本次 ${size} 条）：账本被退回，应立即运行 sanzhi fsck`,
  en: `it has seen a larger ledger (${known} entries, now ${size}): the ledger was rolled back; run sanzhi fsck at once`,
});

const mostTries = 4;
const longest = 16 * 1024;

/** A client of one witness: c2sp.org/tlog-witness, `POST /add-checkpoint`. */
export class WitnessClient {
  readonly name: string;
  readonly #url: string;
  readonly #verifier: CosignatureVerifier;
  /** Size up to which it has cosigned, as far as we know; it says so itself when we are wrong. */
  #known = 0;

  constructor({ vkey, url }: WitnessAddress) {
    this.#verifier = cosignatureVerifier(vkey);
    this.name = this.#verifier.name;
    this.#url = `${url.replace(/\/+$/, '')}/add-checkpoint`;
  }

  /** Never throws: what went wrong is part of the answer. */
  async ask(question: Question): Promise<Answer> {
    try {
      return await this.#ask(question);
    } catch {
      return this.#missed(away);
    }
  }

  async #ask(question: Question): Promise<Answer> {
    for (let tries = 0; tries < mostTries; tries += 1) {
      const from = this.#known;
      const reply = await this.#post(question, from);
      const body = (await reply.text()).slice(0, longest);
      if (reply.ok) return this.#accept(question, body);
      const told = reply.status === 409 ? sizeIn(body) : undefined;
      // It stands where we said: what it refuses is the root (409 by the specification, 422 by older witnesses).
      if (reply.status === 409 && from === question.size && (told ?? from) === from)
        return this.#missed(fork);
      if (told === undefined) return this.#missed(refusals[reply.status] ?? away);
      if (told > question.size) return this.#missed(ahead(told, question.size));
      this.#known = told;
      if (told === from) return this.#missed(away);
    }
    return this.#missed(away);
  }

  async #post(question: Question, from: number): Promise<Response> {
    const { note, signal } = question;
    const proof = await question.consistency(from);
    const lines = [`old ${from}`, ...proof.map((hash) => Buffer.from(hash).toString('base64'))];
    return fetch(this.#url, {
      method: 'POST',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: `${lines.join('\n')}\n\n${note}`,
      redirect: 'error',
      signal,
    });
  }

  #accept({ text, size }: Question, body: string): Answer {
    const signature = this.#own(text, body);
    if (!signature || !this.#verifier.verify(text, signature.signature)) return this.#missed(badSignature);
    this.#known = size;
    const { name } = this;
    return { name, line: addSignatures('', [signature]), time: this.#verifier.timeOf(signature.signature) };
  }

  #own(text: string, body: string): NoteSignature | undefined {
    try {
      const { name, keyId } = this.#verifier;
      return splitNote(`${text}\n${body}`).signatures.find((s) => s.name === name && s.keyId === keyId);
    } catch {
      return undefined;
    }
  }

  #missed(why: Omit<Missed, 'name'>): Answer {
    return { name: this.name, missed: { name: this.name, ...why } };
  }
}

const sizeIn = (body: string): number | undefined => {
  const size = /^(0|[1-9]\d{0,15})\n$/.exec(body)?.[1];
  return size === undefined ? undefined : Number(size);
};
