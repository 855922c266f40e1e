import { DomainError } from '@sanzhi/kernel/pure';
import { fromDecimal } from '../bytes.ts';
import { openNote, signNote, splitNote, type NoteSigner, type NoteVerifier } from '../note/note.ts';
import { verifierOf } from '../note/verifier.ts';

/** What the ledger's key signs for when it hands out a bundle. */
export interface BundleNote {
  matter: string;
  exportedAt: Date;
  /** All entries of the matter up to the export: the chain cannot show by itself that none followed. */
  entries: number;
  /** Leaf hash of the last of them, hex. */
  head: string;
  /** SHA-256 of tagmanifest-sha256.txt, hex. */
  tagManifest: string;
  /** Public keys of further signatures on the note (SM2); this text vouches for them. */
  keys: readonly string[];
}

const header = 'sanzhi-bundle v1';

const malformed = (): DomainError =>
  new DomainError('bundle.note.malformed', {
    zh: '包的签名文本格式不符',
    en: 'The text of bundle.note is malformed',
  });

/** The text that is signed. */
export const bundleNote = ({ matter, exportedAt, entries, head, tagManifest, keys }: BundleNote): string =>
  [
    header,
    `matter ${matter}`,
    `exported ${exportedAt.toISOString()}`,
    `entries ${entries}`,
    `head ${head}`,
    `tagmanifest ${tagManifest}`,
    ...keys.map((key) => `key ${key}`),
    '',
  ].join('\n');

const valueOf = (line: string | undefined, label: string): string => {
  if (line === undefined || !line.startsWith(`${label} `)) throw malformed();
  return line.slice(label.length + 1);
};

/** Refuses every spelling but that of `bundleNote`. */
export const parseBundleNote = (text: string): BundleNote => {
  const [, matter, exported, entries, head, tagManifest, ...rest] = text.split('\n');
  const exportedAt = new Date(valueOf(exported, 'exported'));
  const count = fromDecimal(valueOf(entries, 'entries'));
  if (count === undefined || Number.isNaN(exportedAt.getTime())) throw malformed();
  const note: BundleNote = {
    matter: valueOf(matter, 'matter'),
    exportedAt,
    entries: count,
    head: valueOf(head, 'head'),
    tagManifest: valueOf(tagManifest, 'tagmanifest'),
    keys: rest.slice(0, -1).map((line) => valueOf(line, 'key')),
  };
  if (bundleNote(note) !== text) throw malformed();
  return note;
};

/** A further signature, with the public key that the note's text names. */
export interface FurtherSigner {
  signer: NoteSigner;
  vkey: string;
}

export const signBundle = (
  note: Omit<BundleNote, 'keys'>,
  log: NoteSigner,
  further: readonly FurtherSigner[] = [],
): Promise<string> =>
  signNote(bundleNote({ ...note, keys: further.map(({ vkey }) => vkey) }), [
    log,
    ...further.map(({ signer }) => signer),
  ]);

/**
 * Signed by the log's key, by each key that the text names, and by no one else: an unknown line could be changed
 * without being seen.
 */
export const openBundleNote = (note: string, log: NoteVerifier): BundleNote => {
  const { text, signatures } = splitNote(note);
  const parsed = parseBundleNote(text);
  const further = parsed.keys.map(verifierOf);
  const { verified } = openNote(note, [log, ...further]);
  if (verified.length !== 1 + further.length || signatures.length !== verified.length)
    throw new DomainError('bundle.note.signatures', {
      zh: '包的签名文本应由账本密钥和其中所列密钥各签一次，不多不少',
      en: 'bundle.note must be signed once by the log and by each key that it names, and by no one else',
    });
  return parsed;
};
