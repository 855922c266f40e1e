import { DomainError } from '@sanzhi/kernel';
import { parseCheckpoint, splitNote, type Hash, type NoteSigner, type Opening } from '@sanzhi/ledger';
import { civilDateOf, plusDays } from '@sanzhi/statute';
import { openRows } from './open-rows.ts';
import type { BodyKeys, Checkpoints, Entries, Log, Published, Row } from './ports.ts';
import type { Prover, ProveRows } from './prove-rows.ts';
import { hex } from './rows.ts';
import { dayPath, dayStampPath } from './stamp.ts';
import { leafOf } from './tiles.ts';

export interface ExportedEntry {
  index: number;
  entry: string;
  /** Absent when the content was erased by law. */
  opening?: Opening;
  /** Digest of the file that the entry tells of. */
  sha256?: string;
  proof: string;
}

/** The last checkpoint of a day, as it was locked when that day was over. */
export interface ExportedDay {
  day: string;
  note: string;
  token?: Uint8Array;
  /** That the exported checkpoint extends it. */
  consistency: Hash[];
}

export interface ExportedMatter {
  checkpoint: string;
  /** RFC 3161 token over the checkpoint. */
  token?: Uint8Array;
  /** In the order of the matter. */
  entries: ExportedEntry[];
  /** Those that first cover an entry; what no closed day covers, `checkpoint` does. */
  days: ExportedDay[];
  /** Leaf hash of the last of them. */
  head: string;
}

export interface ExportKeys {
  log: NoteSigner;
  further: readonly { signer: NoteSigner; vkey: string }[];
  /** One line each: the ledger's own, then its witnesses'. */
  vkeys: readonly string[];
  /** PEM of the roots that time stamps lead to. */
  timestampCa?: string;
}

interface Parts {
  entries: Entries;
  bodyKeys: BodyKeys;
  checkpoints: Checkpoints;
  proofs: ProveRows;
  log: Pick<Log, 'tile'>;
  keys: ExportKeys;
}

const notYet = (): DomainError =>
  new DomainError(
    'ledger.export-waits',
    {
      zh: '案件最新的条目尚未公布或尚未加盖时间戳，请稍候',
      en: 'The newest entries of the matter wait for publication or time stamp',
    },
    { kind: 'unavailable' },
  );

/** Everything that the ledger has of one matter, under one checkpoint, for those who check it without us. */
export class ExportMatter {
  readonly keys: ExportKeys;
  readonly #parts: Parts;
  constructor(parts: Parts) {
    this.keys = parts.keys;
    this.#parts = parts;
  }

  /**
   * All entries there are, under a checkpoint that covers them; a stamped one, unless nobody stamps or `unstamped` says
   * that it may go without. Throws what kind `unavailable` until there is one.
   */
  async execute({
    matter,
    agency,
    unstamped,
  }: {
    matter: string;
    agency: string;
    unstamped: boolean;
  }): Promise<ExportedMatter> {
    const { entries, bodyKeys, proofs } = this.#parts;
    const rows = (await entries.ofMatter(matter)).filter((row) => row.agency === agency);
    const last = rows.at(-1);
    const checkpoint = await this.#checkpoint(unstamped);
    if (!last || !checkpoint || last.index >= checkpoint.size) throw notYet();
    const { note, token } = checkpoint;
    const prover = proofs.under(checkpoint);
    const opened = await openRows(bodyKeys, rows);
    const items: ExportedEntry[] = [];
    for (const { row, opening } of opened) {
      const { index, entry, proof } = await prover.prove(row);
      const sha256 = opening && row.sha256;
      items.push({
        index,
        entry,
        proof,
        ...(opening ? { opening } : {}),
        ...(sha256 === undefined ? {} : { sha256 }),
      });
    }
    const days = await this.#days(rows, prover);
    return { checkpoint: note, ...(token ? { token } : {}), entries: items, days, head: hex(leafOf(last)) };
  }

  /** An entry that came shortly before midnight may be in the checkpoint of the next day first. */
  async #days(rows: readonly Row[], prover: Prover): Promise<ExportedDay[]> {
    const arrived = rows.map(({ arrivedAt }) => civilDateOf(arrivedAt));
    const asked = [...new Set(arrived.flatMap((day) => [day, plusDays(day, 1)]))].toSorted();
    const days: ExportedDay[] = [];
    const { log } = this.#parts;
    let covered = 0;
    for (const day of asked) {
      const note = await log.tile(dayPath(day));
      if (!note) continue;
      const text = Buffer.from(note).toString('utf8');
      const { size } = parseCheckpoint(splitNote(text).text);
      if (size > prover.size || !rows.some(({ index }) => index >= covered && index < size)) continue;
      covered = size;
      const token = await log.tile(dayStampPath(day));
      const consistency = await prover.extends(size);
      days.push({ day, note: text, ...(token ? { token } : {}), consistency });
    }
    return days;
  }

  async #checkpoint(unstamped: boolean): Promise<Published | undefined> {
    const { checkpoints, keys } = this.#parts;
    return unstamped || keys.timestampCa === undefined ? checkpoints.newest() : checkpoints.newestStamped();
  }
}
