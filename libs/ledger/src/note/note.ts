import { DomainError } from '@sanzhi/kernel/pure';
import { base64, concat, fromBase64, sha256, utf8 } from '../bytes.ts';

/** One key that signs notes (c2sp.org/signed-note). `signature` is without the key ID. */
export interface NoteSigner {
  readonly name: string;
  readonly keyId: number;
  sign(text: string): Promise<Uint8Array> | Uint8Array;
}

export interface NoteVerifier {
  readonly name: string;
  readonly keyId: number;
  verify(text: string, signature: Uint8Array): boolean;
}

export interface NoteSignature {
  name: string;
  keyId: number;
  signature: Uint8Array;
}

export interface OpenedNote {
  /** With its last newline. */
  text: string;
  /** By known keys, each of them good. */
  verified: NoteSignature[];
  /** By keys that nobody asked about: they say nothing. */
  unknown: NoteSignature[];
}

/** Enough for every note of a ledger, and a bound on the work of one who is handed a note. */
const limit = { bytes: 1_000_000, signatures: 100 };

const malformed = (zh: string, en: string): DomainError =>
  new DomainError('ledger.note.malformed', { zh: `签名文本格式不符：${zh}`, en: `Not a signed note: ${en}` });

export const validName = (name: string): boolean =>
  name !== '' && name.isWellFormed() && !/[\s+\p{Cc}\p{Z}]/u.test(name);

/** `type` is the signature type with what identifies it further; `publicKey` as that type encodes it. */
export const keyIdOf = (name: string, type: Uint8Array, publicKey: Uint8Array): number => {
  const digest = sha256(concat(utf8(`${name}\n`), type, publicKey));
  return new DataView(digest.buffer, digest.byteOffset).getUint32(0);
};

const demandText = (text: string): void => {
  if (!text.endsWith('\n')) throw malformed('正文须以换行结束', 'the text must end in a newline');
  if (!text.isWellFormed() || /[\x00-\x09\x0b-\x1f]/.test(text))
    throw malformed('正文含有控制字符', 'the text has control characters');
};

const lineOf = ({ name, keyId, signature }: NoteSignature): string => {
  const id = new Uint8Array(4);
  new DataView(id.buffer).setUint32(0, keyId);
  return `— ${name} ${base64(concat(id, signature))}\n`;
};

/** Adds signature lines to a note that has some, in their order. */
export const addSignatures = (note: string, signatures: readonly NoteSignature[]): string =>
  note + signatures.map(lineOf).join('');

/** The note over a text, which must end in a newline; signatures in the order of the signers. */
export const signNote = async (text: string, signers: readonly NoteSigner[]): Promise<string> => {
  demandText(text);
  if (signers.length === 0) throw malformed('没有签名', 'no signer');
  const signatures: NoteSignature[] = [];
  for (const signer of signers)
    signatures.push({ name: signer.name, keyId: signer.keyId, signature: await signer.sign(text) });
  return addSignatures(`${text}\n`, signatures);
};

const signatureOf = (line: string): NoteSignature => {
  const [dash, name = '', encoded = '', ...rest] = line.split(' ');
  const bytes = fromBase64(encoded);
  if (dash !== '—' || rest.length > 0 || !validName(name) || bytes === undefined || bytes.length < 5)
    throw malformed('签名行不合规', 'a signature line is not canonical');
  return { name, keyId: new DataView(bytes.buffer).getUint32(0), signature: bytes.slice(4) };
};

/** Text and signature lines, none of them verified. Throws for every note that is not canonical. */
export const splitNote = (note: string): { text: string; signatures: NoteSignature[] } => {
  if (note.length > limit.bytes) throw malformed('过长', 'too long');
  const at = note.lastIndexOf('\n\n');
  if (at < 0) throw malformed('没有签名', 'no signature');
  const text = note.slice(0, at + 1);
  demandText(text);
  const lines = note.slice(at + 2).split('\n');
  if (lines.pop() !== '' || lines.length === 0) throw malformed('结尾不完整', 'the end is cut off');
  if (lines.length > limit.signatures) throw malformed('签名过多', 'too many signatures');
  return { text, signatures: lines.map(signatureOf) };
};

/** Throws unless at least one known key verifies, and when any known key does not. */
export const openNote = (note: string, verifiers: readonly NoteVerifier[]): OpenedNote => {
  const { text, signatures } = splitNote(note);
  const opened: OpenedNote = { text, verified: [], unknown: [] };
  for (const signature of signatures) {
    const same = ({ name, keyId }: { name: string; keyId: number }): boolean =>
      name === signature.name && keyId === signature.keyId;
    const verifier = verifiers.find(same);
    if (verifier === undefined) {
      opened.unknown.push(signature);
      continue;
    }
    if (!verifier.verify(text, signature.signature))
      throw new DomainError('ledger.note.signature-bad', {
        zh: `${signature.name} 的签名无效：内容在签名之后被改动，或签名是伪造的`,
        en: `The signature of ${signature.name} is bad: the text was changed after it, or it is forged`,
      });
    // One key counts once, however often its line is repeated.
    if (!opened.verified.some(same)) opened.verified.push(signature);
  }
  if (opened.verified.length === 0)
    throw new DomainError('ledger.note.unverified', {
      zh: '没有任何已知密钥的签名；请核对所用公钥',
      en: 'No signature by a known key; check the public key that you use',
    });
  return opened;
};
