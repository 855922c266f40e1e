import { DomainError } from '@sanzhi/kernel/pure';
import { openCheckpoint, type OpenedCheckpoint } from '../note/checkpoint.ts';
import { cosignatureVerifier, type CosignatureVerifier } from '../note/cosignature.ts';
import { noteType, parseVkey } from '../note/keys.ts';
import { verifierOf } from '../note/verifier.ts';
import { openBundleNote, type BundleNote } from './bundle-note.ts';
import { checkBag, checkPayload, checkTags, textOf, type Files } from './check-bag.ts';
import { checkEntries, checkProofs, readOpenings } from './check-ledger.ts';
import { checkMedia } from './check-media.ts';
import { checkTimes, timeRemarks, type CheckStamp, type RecordedBy } from './check-times.ts';
import { attempt, finding, findingOf, remarkOf, type Check, type Finding } from './findings.ts';
import { pathsOf, type BundlePaths } from './layout.ts';
import { checkRetold } from './retell.ts';
import { repack, type Hasher } from './repack.ts';
import { readZip, type ByteSource } from './zip.ts';

/** Public key lines that the reader got elsewhere than from the bundle. */
export interface BundleTrust {
  /** Of the log (Ed25519). Without it the bundle only shows that it agrees with the key that lies in it. */
  logKey?: string;
  /** When given, the checkpoint must carry this signature too. */
  sm2?: string;
  /** When given, `quorum` of them (all, if nothing is said) must have cosigned the checkpoint; none can be asked of none. */
  witnesses?: readonly string[];
  quorum?: number;
  /** Most days that an event may have waited for the ledger: longer is refused. When nothing is said, it is told. */
  delayDays?: number;
}

export interface BundleWork {
  /** A faster SHA-256 than the one that runs everywhere. */
  newHasher?: () => Hasher;
  /** Checks the RFC 3161 token over the checkpoint; without it the token is only held by the manifest. */
  timestamp?: CheckStamp;
}

export interface BundleReport {
  accepted: boolean;
  checks: readonly Check[];
  /** Of all checks. */
  findings: readonly Finding[];
  /** Where the key of the log came from, and which it is. */
  logKey?: { vkey: string; given: boolean };
  note?: BundleNote;
  checkpoint?: OpenedCheckpoint;
  entries?: { total: number; erased: number };
  /** By when its entries were recorded, as others saw it; from the second form of a bundle on. */
  recorded?: readonly RecordedBy[];
  files: number;
}

interface Keys {
  log: string;
  sm2: readonly string[];
  witnesses: readonly string[];
  given: boolean;
}

const keysOf = (files: Files, trust: BundleTrust, place: string): Keys | undefined => {
  const lines = (textOf(files, place) ?? '').split('\n').filter((line) => line !== '');
  const of = (type: number): string[] =>
    lines.filter((line) => {
      try {
        return parseVkey(line).key[0] === type;
      } catch {
        return false;
      }
    });
  const log = trust.logKey?.trim() ?? of(noteType.ed25519)[0];
  if (log === undefined) return undefined;
  const sm2 = trust.sm2 === undefined ? of(noteType.other) : [trust.sm2.trim()];
  return {
    log,
    sm2,
    witnesses: trust.witnesses ?? of(noteType.cosignature),
    given: trust.logKey !== undefined,
  };
};

const openedCheckpoint = (
  note: string,
  keys: Keys,
  trust: BundleTrust,
  found: Finding[],
  place: string,
): OpenedCheckpoint | undefined =>
  attempt(place, found, () => {
    const sm2 = keys.sm2.map(verifierOf);
    const witnesses: CosignatureVerifier[] = keys.witnesses.map(cosignatureVerifier);
    const { name } = parseVkey(keys.log);
    const quorum = trust.quorum ?? trust.witnesses?.length ?? 0;
    const opened = openCheckpoint(note, {
      origin: name,
      log: [verifierOf(keys.log), ...sm2],
      witnesses,
      quorum,
    });
    if (trust.sm2 !== undefined && !opened.signedBy.some(({ keyId }) => keyId === sm2[0]?.keyId))
      found.push(
        finding(place, 'bundle.checkpoint.sm2', {
          zh: '检查点没有国密签名',
          en: 'The checkpoint has no SM2 signature',
        }),
      );
    return opened;
  });

/** Keys that lie in the bundle prove nothing of its witnesses. */
const demandQuorum = ({ quorum = 0, witnesses = [] }: BundleTrust): void => {
  const known = new Set(witnesses).size;
  if (quorum > known)
    throw new DomainError('bundle.quorum', {
      zh: `要求 ${quorum} 个见证方会签，但只给出了 ${known} 个见证方的公钥`,
      en: `Asked for ${quorum} witnesses, but the keys of only ${known} were given`,
    });
};

const unreadable = (error: unknown): BundleReport => {
  const findings = [findingOf('ZIP', error)];
  const check = { code: 'zip', zh: '压缩包可读', en: 'The archive can be read', findings };
  return { accepted: false, checks: [check], findings, files: 0 };
};

/**
 * Verifies a bundle by nothing but its bytes and the public keys: that the archive holds what was signed and nothing
 * else, that every entry of the matter is there, stands in the log and is what was entered, and that the recordings
 * and documents are those that the entries seal, under their ids and with their digests. Streams; a file is never held whole but the small ones.
 * Throws only when a key of `trust` is none, or when more witnesses are asked for than it names.
 */
export const verifyBundle = async (
  source: ByteSource,
  trust: BundleTrust = {},
  work: BundleWork = {},
): Promise<BundleReport> => {
  for (const vkey of [trust.logKey, trust.sm2, ...(trust.witnesses ?? [])])
    if (vkey !== undefined) verifierOf(vkey);
  demandQuorum(trust);
  let zip;
  try {
    zip = await readZip(source);
  } catch (error) {
    return unreadable(error);
  }
  const { files, findings: altered } = await repack(source, zip, work.newHasher);
  const paths = pathsOf(files.keys());
  const keys = keysOf(files, trust, paths.keys);
  const noteFindings: Finding[] = [];
  const note = attempt(paths.note, noteFindings, () =>
    openBundleNote(textOf(files, paths.note) ?? '', verifierOf(keys?.log ?? '')),
  );
  const checkpointText = textOf(files, paths.checkpoint) ?? '';
  const checkpointFindings: Finding[] = [];
  const checkpoint =
    keys && openedCheckpoint(checkpointText, keys, trust, checkpointFindings, paths.checkpoint);
  if (keys === undefined)
    checkpointFindings.push(
      finding(paths.keys, 'bundle.keys.none', {
        zh: '没有可用的账本公钥',
        en: 'No public key of the log',
      }),
    );
  const entryFindings: Finding[] = [];
  const openings = attempt(paths.openings, entryFindings, () =>
    readOpenings(textOf(files, paths.openings) ?? ''),
  );
  const { chain, findings } = openings
    ? checkEntries(openings, note, paths.openings)
    : { chain: undefined, findings: [] };
  const stamp = work.timestamp?.(
    files.get(paths.checkpoint)?.content ?? new Uint8Array(),
    files.get(paths.timestamp)?.content,
    files.get(paths.timestampCa)?.content,
    paths.timestamp,
  );
  const times =
    openings && chain && checkpoint && keys
      ? checkTimes({
          files,
          paths,
          entries: openings.entries,
          chain,
          checkpoint,
          stamped: stamp?.time,
          open: (text) =>
            openCheckpoint(text, {
              origin: checkpoint.origin,
              log: [verifierOf(keys.log)],
              witnesses: keys.witnesses.map(cosignatureVerifier),
            }),
          stamp: work.timestamp,
          knowsWitnesses: trust.witnesses !== undefined,
          delayDays: trust.delayDays,
        })
      : undefined;
  const checks: Check[] = [
    {
      code: 'zip',
      zh: '压缩包与按规则重新打包的结果逐字节相同',
      en: 'The archive equals what packing its files again gives',
      findings: altered,
    },
    {
      code: 'note',
      zh: '包的签名由账本密钥作出',
      en: 'The bundle is signed by the key of the ledger',
      findings: noteFindings,
    },
    {
      code: 'tags',
      zh: '说明、证明等文件与签名一致，不多不少',
      en: 'Tag files are those that were signed, no more and no fewer',
      findings: checkTags(files, note),
    },
    {
      code: 'payload',
      zh: '案件文件与清单一致，不多不少',
      en: 'Payload files are those of the manifest, no more and no fewer',
      findings: checkPayload(files),
    },
    { code: 'bag', zh: '符合 BagIt（RFC 8493）', en: 'It is a bag (RFC 8493)', findings: checkBag(files) },
    {
      code: 'checkpoint',
      zh: '账本检查点签名有效',
      en: 'The checkpoint of the ledger is signed',
      findings: checkpointFindings,
    },
    {
      code: 'entries',
      zh: '本案账本条目齐全、连续、未被改动',
      en: 'The entries of the matter are all there, in order, unchanged',
      findings: [...entryFindings, ...findings],
    },
    {
      code: 'proofs',
      zh: '每一条都在账本之中',
      en: 'Each entry stands in the ledger',
      findings:
        openings && checkpoint
          ? checkProofs(files, openings, checkpointText, checkpoint, paths)
          : [unprovable(paths)],
    },
    {
      code: 'media',
      zh: '每个音像记录和文书都是账本所载的原件，凡封存而未销毁的一件不缺',
      en: 'Recordings and documents are those that the ledger seals, and none that was not disposed of is left out',
      findings: chain ? checkMedia(files, chain, paths) : [unprovable(paths)],
    },
    {
      code: 'retold',
      zh: '案件要素和调取清单与账本条目一致',
      en: 'Matter and custody list say what the entries of the ledger say',
      findings: openings && chain ? checkRetold(files, openings.matter, chain, paths) : [unprovable(paths)],
    },
    {
      code: 'times',
      zh: '各条所称时间与第三方所见相符',
      en: 'The times that the entries claim agree with what others saw',
      findings: times?.findings ?? [unprovable(paths)],
      ...remarkOf([
        ...(times && trust.witnesses === undefined ? [timeRemarks.ownWitnesses] : []),
        ...(times?.recorded.length === 0 ? [timeRemarks.unseen] : []),
        ...(times?.remarks ?? []),
      ]),
    },
    ...(stamp ? [stamp] : []),
  ];
  const all = checks.flatMap((check) => check.findings);
  return {
    accepted: all.length === 0,
    checks,
    findings: all,
    files: files.size,
    ...(keys ? { logKey: { vkey: keys.log, given: keys.given } } : {}),
    ...(note ? { note } : {}),
    ...(checkpoint ? { checkpoint } : {}),
    ...(times ? { recorded: times.recorded } : {}),
    ...(openings
      ? {
          entries: {
            total: openings.entries.length,
            erased: openings.entries.filter(({ opening }) => !opening).length,
          },
        }
      : {}),
  };
};

const unprovable = ({ openings }: BundlePaths): Finding =>
  finding(openings, 'bundle.unprovable', {
    zh: '条目或检查点无效，无从核对',
    en: 'Cannot be checked: entries or checkpoint do not hold',
  });
