import type { evidenceApi, ReplyOf } from '@sanzhi/contracts';
import {
  checkFile,
  leafHash,
  openNote,
  parseCheckpoint,
  parseProof,
  verifyInclusion,
  type NoteVerifier,
} from '@sanzhi/ledger';

export type Found = NonNullable<ReplyOf<typeof evidenceApi.publicFile>['found']>;

/** What this browser saw for itself, step by step. */
export interface Verdict {
  /** The entry was made over this very file. */
  file: boolean;
  /** The entry stands in the log that the checkpoint describes. */
  inclusion: boolean;
  /** Names of the log's keys whose signatures hold; none when any does not. */
  signedBy: string[];
  /** Names of the witnesses whose cosignatures hold. */
  witnesses: string[];
  index: number;
  size: number;
}

interface Trusted {
  log: readonly NoteVerifier[];
  witnesses: readonly NoteVerifier[];
}

const holds = <T>(work: () => T): T | undefined => {
  try {
    return work();
  } catch {
    return undefined;
  }
};

/**
 * Checks an answer of the public ledger against a file's digest with nothing but the public keys: RFC 6962
 * inclusion, C2SP signed-note. Whoever altered the file, the entry, the proof or the checkpoint is seen.
 */
export const verify = (sha256: string, found: Found, { log, witnesses }: Trusted): Verdict => {
  const entry = new TextEncoder().encode(found.entry);
  const { fileSalt, bodyHash } = found;
  const file = holds(() => checkFile(entry, { sha256, fileSalt, bodyHash })) === true;
  const proof = holds(() => parseProof(found.proof));
  const note = proof && holds(() => openNote(proof.checkpoint, [...log, ...witnesses]));
  const checkpoint = note && holds(() => parseCheckpoint(note.text));
  const inclusion =
    proof !== undefined &&
    checkpoint !== undefined &&
    verifyInclusion({
      index: proof.index,
      size: checkpoint.size,
      leaf: leafHash(entry),
      root: checkpoint.root,
      proof: proof.hashes,
    });
  const names = (keys: readonly NoteVerifier[]): string[] =>
    keys
      .filter((key) => note?.verified.some(({ name, keyId }) => name === key.name && keyId === key.keyId))
      .map(({ name }) => name);
  return {
    file,
    inclusion,
    signedBy: [...new Set(names(log))],
    witnesses: names(witnesses),
    index: proof?.index ?? found.index,
    size: checkpoint?.size ?? 0,
  };
};

export const isWhole = ({ file, inclusion, signedBy }: Verdict): boolean =>
  file && inclusion && signedBy.length > 0;
