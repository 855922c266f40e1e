import { civilDateOf, inForce, lateEntryMinutes, waitingEventsHours } from '@sanzhi/statute';
import type { Findings } from './findings.ts';
import type { Row } from './row.ts';

const minuteMs = 60_000;

/** What of one service came in time: the newest that it said then, with the outside time by which it was public. */
interface Voice {
  fresh: number;
  heard: { by: number; said: number }[];
  /** Of those that were public for longer than anything may wait. */
  settled: number;
}

/**
 * Does an event come as late as it says? It may: while the broker is away, or its service stands still, everything that
 * the service says waits in its outbox, and comes at once when it is over. What comes late although its service had
 * been heard in between, with later words, for longer than a backlog takes, was put back in time. Time is that of
 * witnesses and stamps over checkpoints which did not have the entry yet; without them nothing is judged.
 */
export class Times {
  readonly #voices = new Map<string, Voice>();
  readonly #findings: Findings;
  /** A clock that tests move proves nothing against anybody. */
  readonly #moved: boolean;
  #outside: number | undefined;

  constructor(findings: Findings, { clockMoves }: { clockMoves: boolean }) {
    this.#findings = findings;
    this.#moved = clockMoves;
  }

  /** @param outside newest time from outside of a checkpoint without this entry */
  see({ index, _id, source = '', time = '' }: Row, outside: Date | undefined): void {
    if (outside) this.#public(outside.getTime());
    const said = Date.parse(time);
    if (Number.isNaN(said)) return;
    const voice = this.#voices.get(source) ?? { fresh: -Infinity, heard: [], settled: -Infinity };
    this.#voices.set(source, voice);
    const now = this.#outside ?? said;
    const on = { on: civilDateOf(new Date(now)) };
    if (now - said <= inForce(lateEntryMinutes, on).value * minuteMs) {
      voice.fresh = Math.max(voice.fresh, said);
      return;
    }
    const waiting = inForce(waitingEventsHours, on).value * 60 * minuteMs;
    const place = `entry ${index} (${_id})`;
    const late = `said ${time}, came after ${new Date(now).toISOString()}`;
    if (!this.#moved && now - said > waiting && this.#settled(voice, now - waiting) > said)
      this.#findings.difference('entry.back-dated', place, `${late}; ${source} was heard in between`);
    else this.#findings.note('entry.late', place, late);
  }

  #public(at: number): void {
    if (this.#outside !== undefined && at <= this.#outside) return;
    this.#outside = at;
    for (const voice of this.#voices.values()) {
      // What says to come from the future says nothing about waiting.
      if (voice.fresh > -Infinity) voice.heard.push({ by: at, said: Math.min(voice.fresh, at) });
      voice.fresh = -Infinity;
    }
  }

  #settled(voice: Voice, before: number): number {
    while ((voice.heard[0]?.by ?? Infinity) <= before)
      voice.settled = Math.max(voice.settled, voice.heard.shift()?.said ?? -Infinity);
    return voice.settled;
  }
}
