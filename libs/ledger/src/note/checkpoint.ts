import { DomainError } from '@sanzhi/kernel/pure';
import { base64, fromBase64, fromDecimal, type Hash } from '../bytes.ts';
import type { CosignatureVerifier } from './cosignature.ts';
import { openNote, type NoteVerifier } from './note.ts';

/** What a log says of itself at one size (c2sp.org/tlog-checkpoint). */
export interface Checkpoint {
  origin: string;
  size: number;
  root: Hash;
  extensions?: readonly string[];
}

const malformed = (zh: string, en: string): DomainError =>
  new DomainError('ledger.checkpoint.malformed', {
    zh: `检查点格式不符：${zh}`,
    en: `Not a checkpoint: ${en}`,
  });

/** The text that is signed, with its last newline. */
export const formatCheckpoint = ({ origin, size, root, extensions = [] }: Checkpoint): string => {
  const lines = [origin, String(size), base64(root), ...extensions];
  if (lines.some((line) => line === '' || line.includes('\n'))) throw malformed('含空行', 'an empty line');
  if (fromDecimal(String(size)) === undefined || root.length !== 32)
    throw malformed('大小或根', 'size or root');
  return lines.map((line) => `${line}\n`).join('');
};

/** Reads the text of a checkpoint (without signatures). */
export const parseCheckpoint = (text: string): Checkpoint => {
  const lines = text.split('\n');
  const [origin = '', decimal = '', encoded = '', ...extensions] = lines;
  const size = fromDecimal(decimal);
  const root = fromBase64(encoded);
  if (extensions.pop() !== '' || origin === '' || extensions.includes(''))
    throw malformed('行数不对', 'its lines');
  if (size === undefined) throw malformed('大小', 'its size');
  if (root?.length !== 32) throw malformed('根哈希', 'its root hash');
  return extensions.length === 0 ? { origin, size, root } : { origin, size, root, extensions };
};

/** Whom a reader of checkpoints trusts. */
export interface Trust {
  origin: string;
  /** Keys of the log; the first must have signed, further ones (SM2) are checked when they are there. */
  log: readonly NoteVerifier[];
  witnesses?: readonly CosignatureVerifier[];
  /** How many witnesses must have cosigned; 0 when nothing is said. */
  quorum?: number;
}

export interface OpenedCheckpoint extends Checkpoint {
  /** The signed text. */
  text: string;
  /** Names of the log's keys that signed it. */
  signedBy: readonly NoteVerifier[];
  witnessed: readonly { name: string; time: Date }[];
}

/** Checks the signatures by what the reader trusts, then reads. Throws, naming what does not hold. */
export const openCheckpoint = (
  note: string,
  { origin, log, witnesses = [], quorum = 0 }: Trust,
): OpenedCheckpoint => {
  const { text, verified } = openNote(note, [...log, ...witnesses]);
  const checkpoint = parseCheckpoint(text);
  if (checkpoint.origin !== origin)
    throw new DomainError('ledger.checkpoint.origin', {
      zh: `这是另一个账本的检查点：${checkpoint.origin}，应为 ${origin}`,
      en: `A checkpoint of another log: ${checkpoint.origin}, expected ${origin}`,
    });
  const signatureOf = (key: NoteVerifier): Uint8Array | undefined =>
    verified.find(({ name, keyId }) => name === key.name && keyId === key.keyId)?.signature;
  const signedBy = log.filter((key) => signatureOf(key) !== undefined);
  const [first] = log;
  if (first === undefined || !signedBy.includes(first))
    throw new DomainError('ledger.checkpoint.unsigned', {
      zh: `检查点没有账本密钥 ${first?.name ?? ''} 的签名`,
      en: `The checkpoint is not signed by the log's key ${first?.name ?? ''}`,
    });
  const witnessed = witnesses.flatMap((witness) => {
    const signature = signatureOf(witness);
    return signature === undefined ? [] : [{ name: witness.name, time: witness.timeOf(signature) }];
  });
  if (witnessed.length < quorum)
    throw new DomainError('ledger.checkpoint.quorum', {
      zh: `应有 ${quorum} 个见证方签名，实有 ${witnessed.length} 个`,
      en: `Needs ${quorum} witnesses and has ${witnessed.length}`,
    });
  return { ...checkpoint, text, signedBy, witnessed };
};
