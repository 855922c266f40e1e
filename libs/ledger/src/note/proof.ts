import { DomainError } from '@sanzhi/kernel/pure';
import { base64, fromBase64, fromDecimal, type Hash } from '../bytes.ts';
import { verifyInclusion } from '../tree/verify.ts';
import { openCheckpoint, type OpenedCheckpoint, type Trust } from './checkpoint.ts';
import { splitNote } from './note.ts';

/** A proof that stands by itself (c2sp.org/tlog-proof). */
export interface LogProof {
  index: number;
  hashes: readonly Hash[];
  /** The signed checkpoint, as the log published it. */
  checkpoint: string;
  /** Not covered by any signature: never trust it for itself. */
  extra?: Uint8Array;
}

const header = 'c2sp.org/tlog-proof@v1';

const malformed = (zh: string, en: string): DomainError =>
  new DomainError('ledger.proof.malformed', { zh: `证明文件格式不符：${zh}`, en: `Not a tlog-proof: ${en}` });

export const formatProof = ({ index, hashes, checkpoint, extra }: LogProof): string =>
  [
    header,
    ...(extra === undefined ? [] : [`extra ${base64(extra)}`]),
    `index ${index}`,
    ...hashes.map(base64),
    '',
    checkpoint,
  ].join('\n');

/** Reads the file; nothing of it is verified by that. */
export const parseProof = (text: string): LogProof => {
  const at = text.indexOf('\n\n');
  const lines = text.slice(0, at).split('\n');
  if (at < 0 || lines.shift() !== header) throw malformed('首行', 'its first line');
  const encoded = lines[0]?.startsWith('extra ') ? lines.shift()?.slice('extra '.length) : undefined;
  const extra = encoded === undefined ? undefined : fromBase64(encoded);
  if (encoded !== undefined && (extra === undefined || extra.length === 0))
    throw malformed('附加数据', 'its extra data');
  const second = lines.shift() ?? '';
  const index = second.startsWith('index ') ? fromDecimal(second.slice('index '.length)) : undefined;
  if (index === undefined) throw malformed('序号', 'its index');
  const hashes = lines.map((line) => {
    const hash = fromBase64(line);
    if (hash?.length !== 32) throw malformed('哈希', 'one of its hashes');
    return hash;
  });
  const checkpoint = text.slice(at + 2);
  splitNote(checkpoint);
  return extra === undefined ? { index, hashes, checkpoint } : { index, hashes, checkpoint, extra };
};

export interface ProvedPlace {
  index: number;
  checkpoint: OpenedCheckpoint;
}

/** That a leaf stands in the log, by a proof file and whom the reader trusts. Throws, naming what does not hold. */
export const checkProof = (text: string, leaf: Hash, trust: Trust): ProvedPlace => {
  const { index, hashes, checkpoint } = parseProof(text);
  const opened = openCheckpoint(checkpoint, trust);
  if (!verifyInclusion({ index, size: opened.size, leaf, root: opened.root, proof: hashes }))
    throw new DomainError('ledger.proof.wrong', {
      zh: `证明不成立：账本第 ${index} 条不是这一条`,
      en: `The proof does not hold: entry ${index} of the log is not this one`,
    });
  return { index, checkpoint: opened };
};
