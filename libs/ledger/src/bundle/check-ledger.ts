import { DomainError, canonicalJson } from '@sanzhi/kernel/pure';
import { hexOf, utf8 } from '../bytes.ts';
import { checkMatterChain, type MatterChain } from '../entry/chain.ts';
import { parseEntry } from '../entry/entry.ts';
import type { OpenedCheckpoint } from '../note/checkpoint.ts';
import { parseProof } from '../note/proof.ts';
import { leafHash } from '../tree/hash.ts';
import { verifyInclusion } from '../tree/verify.ts';
import type { BundleNote } from './bundle-note.ts';
import { textOf, type Files } from './check-bag.ts';
import { attempt, finding, type Finding } from './findings.ts';
import type { BundlePaths, OpeningRecord } from './layout.ts';

export interface ReadOpenings {
  matter: string;
  entries: readonly OpeningRecord[];
}

const malformed = (): DomainError =>
  new DomainError('bundle.openings.malformed', {
    zh: '账本条目文件格式不符',
    en: 'Not a file of openings of ours',
  });

const isRecord = (value: unknown): value is OpeningRecord => {
  const { index, entry, opening } = (value ?? {}) as Record<string, unknown>;
  const { body, salt, fileSalt } = (opening ?? { body: '', salt: '', fileSalt: '' }) as Record<
    string,
    unknown
  >;
  return (
    Number.isSafeInteger(index) && [entry, body, salt, fileSalt].every((each) => typeof each === 'string')
  );
};

/** `openings.json`; refuses every spelling but the canonical one. */
export const readOpenings = (text: string): ReadOpenings => {
  let value: { matter?: unknown; entries?: unknown };
  try {
    value = JSON.parse(text) as typeof value;
    if (canonicalJson(value) !== text) throw malformed();
  } catch {
    throw malformed();
  }
  const { matter, entries } = value ?? {};
  if (typeof matter !== 'string' || !Array.isArray(entries) || !entries.every(isRecord)) throw malformed();
  return { matter, entries };
};

/** All entries of the matter, each what was entered, none missing, up to the one that the note names as the last. */
export const checkEntries = (
  { matter, entries }: ReadOpenings,
  note: BundleNote | undefined,
  place: string,
): { chain: MatterChain | undefined; findings: Finding[] } => {
  const findings: Finding[] = [];
  const chain = attempt(place, findings, () =>
    checkMatterChain(
      matter,
      entries.map(({ entry, opening }) => ({ entry: utf8(entry), ...(opening ? { opening } : {}) })),
    ),
  );
  const head = chain?.head && hexOf(chain.head);
  if (
    note !== undefined &&
    (note.matter !== matter || note.entries !== entries.length || (chain && note.head !== (head ?? '')))
  )
    findings.push(
      finding(place, 'bundle.openings.incomplete', {
        zh: `签名所载为 ${note.matter} 案 ${note.entries} 条，包内为 ${matter} 案 ${entries.length} 条，或最后一条不同`,
        en: `Signed are ${note.entries} entries of matter ${note.matter}; here are ${entries.length} of ${matter}, or the last differs`,
      }),
    );
  return { chain, findings };
};

/** Each entry stands in the log at its place, under the one checkpoint of the bundle. */
export const checkProofs = (
  files: Files,
  { entries }: ReadOpenings,
  note: string,
  { size, root }: OpenedCheckpoint,
  paths: BundlePaths,
): Finding[] => {
  const findings: Finding[] = [];
  let last = -1;
  for (const { index, entry } of entries) {
    const place = paths.proof(index);
    const wrong = (zh: string, en: string): number =>
      findings.push(finding(place, 'bundle.proof.wrong', { zh, en }));
    const text = textOf(files, place);
    if (text === undefined) {
      wrong(`第 ${index} 条没有证明`, `Entry ${index} has no proof`);
      continue;
    }
    attempt(place, findings, () => {
      const { id } = parseEntry(utf8(entry));
      const proof = parseProof(text);
      const leaf = leafHash(utf8(entry));
      if (proof.checkpoint !== note)
        wrong('证明所附检查点不是本包的检查点', 'Its checkpoint is not that of the bundle');
      else if (proof.index !== index || !verifyInclusion({ index, size, leaf, root, proof: proof.hashes }))
        wrong(`账本第 ${index} 条不是 ${id}`, `Entry ${index} of the log is not ${id}`);
    });
    if (index <= last) wrong('条目在账本中的次序颠倒', 'The entries are not in the order of the log');
    last = index;
  }
  const expected = new Set(entries.map(({ index }) => paths.proof(index)));
  for (const name of files.keys())
    if (name.endsWith('.tlog-proof') && !expected.has(name))
      findings.push(
        finding(name, 'bundle.proof.wrong', { zh: '多出的证明', en: 'A proof of nothing in the bundle' }),
      );
  return findings;
};
