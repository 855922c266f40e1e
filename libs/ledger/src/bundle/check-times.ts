import { DomainError, type Words } from '@sanzhi/kernel/pure';
import { fromBase64, fromUtf8, type Hash } from '../bytes.ts';
import type { MatterChain } from '../entry/chain.ts';
import type { OpenedCheckpoint } from '../note/checkpoint.ts';
import { verifyConsistency } from '../tree/verify.ts';
import { textOf, type Files } from './check-bag.ts';
import { attempt, finding, type Check, type Finding } from './findings.ts';
import type { BundlePaths, OpeningRecord } from './layout.ts';

/** Checks the RFC 3161 token over a checkpoint; `time` is what it says when it holds. */
export type CheckStamp = (
  checkpoint: Uint8Array,
  token: Uint8Array | undefined,
  ca: Uint8Array | undefined,
  place: string,
) => Check & { time?: Date };

/** Entries of the matter, by their numbers, that third parties saw recorded by then. */
export interface RecordedBy {
  first: number;
  last: number;
  noLaterThan: Date;
  /** Whose last checkpoint shows it; absent where it is the checkpoint of the export. */
  day?: string;
}

interface Seen {
  size: number;
  noLaterThan: Date;
  day?: string;
}

/** Clocks of others, and the moments between saying and being seen. */
const aheadMs = 10 * 60_000;
const dayMs = 86_400_000;
/** Days that an event may have waited for the ledger without a word about it; longer is an outage, or worse. */
const usualDelayDays = 3;

/**
 * What third parties say: the stamp, or the last of the witnesses, whichever is earlier. Witnesses whose keys lie in the
 * bundle could be anyone: they count only where there is no stamp.
 */
const seenBy = (
  { size, witnessed }: OpenedCheckpoint,
  stamp: Date | undefined,
  knowsWitnesses: boolean,
): Seen[] => {
  const cosigned = knowsWitnesses || !stamp ? witnessed.map(({ time }) => time.getTime()) : [];
  const times = [
    ...(stamp ? [stamp.getTime()] : []),
    ...(cosigned.length > 0 ? [Math.max(...cosigned)] : []),
  ];
  return times.length === 0 ? [] : [{ size, noLaterThan: new Date(Math.min(...times)) }];
};

const hashesIn = (text: string): Hash[] =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const hash = fromBase64(line);
      if (hash?.length !== 32)
        throw new DomainError('bundle.day.malformed', {
          zh: '一致性证明格式不符',
          en: 'Not a consistency proof',
        });
      return hash;
    });

interface Question {
  files: Files;
  paths: BundlePaths;
  entries: readonly OpeningRecord[];
  chain: MatterChain;
  checkpoint: OpenedCheckpoint;
  /** Of `checkpoint`, when its token holds. */
  stamped: Date | undefined;
  open: (note: string) => OpenedCheckpoint;
  stamp: CheckStamp | undefined;
  /** The reader got their keys elsewhere than from the bundle. */
  knowsWitnesses: boolean;
  /** Longer waits are refused; absent, they are said. */
  delayDays: number | undefined;
}

/** One day: its checkpoint is the ledger's, the export's extends it, and its token holds. */
const seenOn = (day: string, asked: Question, findings: Finding[]): Seen[] => {
  const { files, paths, checkpoint, open, stamp } = asked;
  const place = paths.day(day);
  const note = textOf(files, place.checkpoint) ?? '';
  const opened = attempt(place.checkpoint, findings, () => open(note));
  const proof = attempt(place.consistency, findings, () =>
    hashesIn(fromUtf8(files.get(place.consistency)?.content ?? new Uint8Array()) ?? ''),
  );
  if (!opened || !proof) return [];
  const { size: from, root: fromRoot } = opened;
  if (!verifyConsistency({ from, to: checkpoint.size, fromRoot, toRoot: checkpoint.root, proof })) {
    findings.push(
      finding(place.consistency, 'bundle.day.inconsistent', {
        zh: `${day} 的检查点与导出时的账本不是同一个账本`,
        en: `The log at the export does not extend the checkpoint of ${day}`,
      }),
    );
    return [];
  }
  const token = files.get(place.timestamp)?.content;
  const ca = files.get(paths.timestampCa)?.content;
  const bytes = files.get(place.checkpoint)?.content ?? new Uint8Array();
  // Without a token only witnesses tell of the day: `stamp` says whether that is enough for the reader.
  const checked = stamp?.(bytes, token, ca, place.timestamp);
  findings.push(...(checked?.findings ?? []));
  return seenBy(opened, checked?.time, asked.knowsWitnesses).map((seen) => ({ ...seen, day }));
};

const words = (number: number, time: string, { noLaterThan }: Seen, zh: string, en: string): Words => ({
  zh: `本案第 ${number} 条自称于 ${time} 发生，${zh} ${noLaterThan.toISOString()}`,
  en: `Entry ${number} of the matter claims ${time}, ${en} ${noLaterThan.toISOString()}`,
});

/** By when each entry was recorded, as others saw it; and that no event claims a time which cannot be. */
export const checkTimes = (
  asked: Question,
): { findings: Finding[]; recorded: RecordedBy[]; remarks: Words[] } => {
  const { files, paths, entries, chain, checkpoint, stamped, delayDays } = asked;
  const findings: Finding[] = [];
  let longest = usualDelayDays;
  const days = new Set([...files.keys()].flatMap((name) => paths.dayOf(name) ?? []));
  const seen = [
    ...[...days].flatMap((day) => seenOn(day, asked, findings)),
    ...seenBy(checkpoint, stamped, asked.knowsWitnesses),
  ].toSorted((a, b) => a.size - b.size);
  const recorded: RecordedBy[] = [];
  entries.forEach(({ index }, at) => {
    const first = seen.find(({ size }) => index < size);
    if (!first) return;
    const number = at + 1;
    const { noLaterThan, day } = first;
    const last = recorded.at(-1);
    if (last && last.day === day && last.noLaterThan === noLaterThan) last.last = number;
    else recorded.push({ first: number, last: number, noLaterThan, ...(day === undefined ? {} : { day }) });
    const time = chain.opened[at]?.event['time'] as string | undefined;
    if (time === undefined) return;
    const late = Date.parse(time) - noLaterThan.getTime();
    const place = `${paths.openings}#${number}`;
    if (!(late <= aheadMs))
      findings.push(
        finding(
          place,
          'bundle.time.ahead',
          words(number, time, first, '而账本在此之前已有记载：', 'but the ledger had it by'),
        ),
      );
    else if (delayDays !== undefined && late < -delayDays * dayMs)
      findings.push(
        finding(
          place,
          'bundle.time.long-before',
          words(
            number,
            time,
            first,
            `而 ${delayDays} 天内未见于账本，最早见于`,
            `but was not in the ledger within ${delayDays} days; it was first seen by`,
          ),
        ),
      );
    if (late <= aheadMs) longest = Math.max(longest, Math.floor(-late / dayMs));
  });
  const unstamped = [...days].filter((day) => !files.has(paths.day(day).timestamp));
  return {
    findings,
    recorded,
    remarks: [
      ...(unstamped.length > 0 ? [withoutStamp(unstamped)] : []),
      ...(delayDays === undefined && longest > usualDelayDays ? [waited(longest)] : []),
    ],
  };
};

const withoutStamp = (days: readonly string[]): Words => ({
  zh: `${days.join('、')} 的检查点没有时间戳（加 --timestamp-ca 即予拒绝）`,
  en: `the checkpoint of ${days.join(', ')} has no time stamp (--timestamp-ca refuses that)`,
});

const waited = (days: number): Words => ({
  zh: `有条目所称时间早于他人所见 ${days} 天：此前是否发生过，本包不能证明（加 --delay 天数即予拒绝）`,
  en: `some entries claim a time ${days} days before others saw them: this bundle does not prove it (--delay DAYS refuses that)`,
});

/** What is not shown, or by whom. */
export const timeRemarks = {
  ownWitnesses: {
    zh: '见证方的公钥取自包内，其所见时间仅在没有时间戳时采用',
    en: 'keys of witnesses taken from the bundle; what they saw counts only where there is no stamp',
  },
  unseen: {
    zh: '没有时间戳或见证方可以说明何时入账',
    en: 'neither a stamp nor a witness says when they were recorded',
  },
} as const;
