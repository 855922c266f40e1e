import { DomainError } from '@sanzhi/kernel';

/** What the witnesses said to one checkpoint. */
export interface Cosigning {
  /** Complete signature lines of a note, each with its newline. */
  lines: string[];
  signed: { name: string; time: Date }[];
  missed: { name: string; code: string; zh: string; en: string }[];
}

/** Other parties who sign that a checkpoint extends what they have seen before (c2sp.org/tlog-witness). */
export interface Witnesses {
  readonly quorum: number;
  /**
   * @param note the checkpoint with the ledger's own signature lines
   * @param consistency the proof from that size to the size of the note (RFC 6962 section 2.1.2)
   * Throws `TooFewWitnesses` when fewer than `quorum` signed.
   */
  cosign(note: string, consistency: (from: number) => Promise<readonly Uint8Array[]>): Promise<Cosigning>;
}

/** `missing` names each witness that did not sign, and why. */
export class TooFewWitnesses extends DomainError {
  readonly missed: Cosigning['missed'];
  constructor(quorum: number, signed: number, missed: Cosigning['missed']) {
    super(
      'ledger.witness.quorum',
      {
        zh: `见证方签名不足：须 ${quorum} 家，实得 ${signed} 家，检查点暂不公布`,
        en: `Too few witnesses signed: ${quorum} must, ${signed} did; the checkpoint is not published yet`,
      },
      {
        kind: 'unavailable',
        missing: missed.map(({ name, zh, en }) => ({ zh: `${name}：${zh}`, en: `${name}: ${en}` })),
      },
    );
    this.missed = missed;
  }

  /** Some witness has seen another history than ours. */
  get contradicted(): boolean {
    return this.missed.some(({ code }) => code === 'ledger.witness.fork' || code === 'ledger.witness.ahead');
  }
}
