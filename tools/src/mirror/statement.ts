import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { DomainError } from '@sanzhi/kernel';
import {
  ed25519Skey,
  ed25519Verifier,
  ed25519Vkey,
  formatCheckpoint,
  openNote,
  parseCheckpoint,
  signerOf,
  signNote,
  validName,
  type Checkpoint,
} from '@sanzhi/ledger';

/** What a second site says when everything was found equal: the log's size and root, and what lies beside it. */
export interface Statement extends Pick<Checkpoint, 'origin' | 'size' | 'root'> {
  objects: number;
  bytes: number;
  at: Date;
}

const kind = 'sanzhi-mirror/v1';

const malformed = (): DomainError =>
  new DomainError('mirror.statement-malformed', {
    zh: '不是镜像声明，或格式不符',
    en: 'Not a statement of a mirror, or malformed',
  });

/** A checkpoint with extension lines (c2sp.org/tlog-checkpoint); the words are ours, and so is the key. */
export const formatStatement = ({ objects, bytes, at, ...checkpoint }: Statement): string =>
  formatCheckpoint({
    ...checkpoint,
    extensions: [kind, `objects ${objects}`, `bytes ${bytes}`, `time ${at.toISOString()}`],
  });

/** Refuses every spelling but that of `formatStatement`. */
export const parseStatement = (text: string): Statement => {
  const { extensions = [], origin, size, root } = parseCheckpoint(text);
  const [first, ...rest] = extensions;
  const words = Object.fromEntries(rest.map((line) => line.split(' ') as [string, string]));
  const at = new Date(words['time'] ?? '');
  const statement = {
    origin,
    size,
    root,
    objects: Number(words['objects']),
    bytes: Number(words['bytes']),
    at,
  };
  if (first !== kind || Number.isNaN(at.getTime()) || formatStatement(statement) !== text) throw malformed();
  return statement;
};

/** Makes the key of a mirror: a file that golang.org/x/mod/sumdb/note reads too; answers the public line. */
export const makeKey = (file: string, name: string): string => {
  if (existsSync(file)) throw new Error(`${file} is there already; a key is made once`);
  if (!validName(name)) throw new Error(`${name}: a name of a key has no spaces and no plus sign`);
  const seed = new Uint8Array(randomBytes(32));
  writeFileSync(file, `${ed25519Skey(name, seed)}\n`, { mode: 0o600 });
  return ed25519Vkey(name, seed);
};

export const signStatement = (statement: Statement, keyFile: string): Promise<string> =>
  signNote(formatStatement(statement), [signerOf(readFileSync(keyFile, 'utf8'))]);

/** Throws unless this key signed it, and no one else: an unknown line could be changed without being seen. */
export const openStatement = (note: string, vkey: string): Statement => {
  const { text, unknown } = openNote(note, [ed25519Verifier(vkey.trim())]);
  if (unknown.length > 0) throw malformed();
  return parseStatement(text);
};
