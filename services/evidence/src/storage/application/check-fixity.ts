import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Clock,
  DomainError,
  type Kept,
  newId,
  type Page,
  type PageRequest,
  type Receipt,
} from '@sanzhi/kernel';
import type { Person } from '@sanzhi/contracts';
import { ended, openRun, stepped, type FixityRun } from '../domain/fixity.ts';
import { checked, type Holding } from '../domain/holding.ts';
import { personOf, refused, type Caller } from '../domain/people.ts';
import { ownOf } from './known.ts';
import type { Alarm, FixityRuns, HoldingFilter, Holdings, Keeper, Store } from './ports.ts';

interface Parts {
  runs: FixityRuns;
  holdings: Holdings;
  store: Store;
  keeper: Keeper;
  alarm: Alarm;
  clock: Clock;
  /** So that reading everything again leaves room for work. */
  bytesPerSecond: number;
}

const thing = { zh: '完整性检查', en: 'fixity run' };
const house: Person = { name: '存储巡检' };

const filterOf = ({ agency, scope, startedAt }: FixityRun): HoldingFilter =>
  scope === 'all' ? { agency, left: true } : { agency, checkBefore: new Date(startedAt) };

/** 完整性检查: reads sealed bytes back, slowly, and compares them with what was sealed; begun by the clock or by hand. */
export class CheckFixity {
  readonly #parts: Parts;
  /** How often the file that a run stands at could not be read. */
  readonly #failures = new Map<string, number>();
  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async start({ id, scope, who }: { id: string; scope: 'due' | 'all'; who: Caller }): Promise<Receipt> {
    const { runs } = this.#parts;
    await runs.get(id);
    if ((await runs.running(100)).some(({ agency }) => agency === who.agency))
      throw refused('fixity-running', '本机关已有检查在进行', 'A check of this agency is under way');
    return this.#open(id, who.agency, scope, personOf(who));
  }

  one({ id, who }: { id: string; who: Caller }): Promise<Kept<FixityRun>> {
    return ownOf(this.#parts.runs, id, who, thing);
  }

  list({ who, ...paging }: { who: Caller } & PageRequest): Promise<Page<Kept<FixityRun>>> {
    return this.#parts.runs.page(who.agency, paging);
  }

  /** What is due by its class begins a run of its agency, unless one is under way. */
  async schedule(): Promise<void> {
    const { runs, holdings, clock } = this.#parts;
    if ((await runs.running(1)).length > 0) return;
    const due = await holdings.toCheck(clock.now());
    if (due) await this.#open(newId(), due.agency, 'due', house);
  }

  /** Goes on with whatever is under way until it is done or the signal says stop. */
  async work(stop: AbortSignal): Promise<void> {
    for (const { id } of await this.#parts.runs.running(10))
      while (!stop.aborted && (await this.#step(id, stop)));
  }

  async #open(id: string, agency: string, scope: 'due' | 'all', by: Person): Promise<Receipt> {
    const { runs, holdings, clock } = this.#parts;
    const now = clock.now();
    const run = openRun({ id, agency, scope, by, total: 0, now });
    const total = await holdings.count(filterOf(run.run));
    return runs.add({ ...run, run: { ...run.run, total } });
  }

  /** One file; false when the run is over. */
  async #step(id: string, stop: AbortSignal): Promise<boolean> {
    const { runs, holdings, clock } = this.#parts;
    const kept = await runs.get(id);
    if (!kept || kept.state.state !== 'running') return false;
    const { items, next } = await holdings.page(filterOf(kept.state), {
      after: kept.state.cursor,
      limit: 1,
    });
    const [one] = items;
    if (!one) {
      await runs.save(kept, ended(kept.state, clock.now()));
      return false;
    }
    const found = await this.#check(one.state, stop);
    if (found === undefined) return false;
    this.#failures.delete(one.id);
    await this.#note(one, found);
    const fault = found.code === undefined ? {} : { fault: { thing: one.state.thing, code: found.code } };
    await runs.save(
      kept,
      stepped(
        kept.state,
        { bytes: found.bytes, ...fault, ...(next === undefined ? {} : { next }) },
        clock.now(),
      ),
    );
    return next !== undefined;
  }

  async #note(kept: Kept<Holding>, { code, sha256 }: Found): Promise<void> {
    const { holdings, alarm, clock } = this.#parts;
    const { kind, thing: damaged } = kept.state;
    const now = clock.now();
    const holding = checked(kept.state, now, code);
    if (code === undefined) return void (await holdings.save(kept, { holding, facts: [] }));
    const words = {
      zh: '封存记录与封存时不一致，请立即按运维手册“完整性异常”处理',
      en: 'A sealed record is not what was sealed; see the runbook at once',
    };
    alarm.raise(code, words, { kind, thing: damaged });
    const found = sha256 === undefined ? {} : { found: sha256 };
    await holdings.save(kept, { holding, facts: [{ fact: 'fault-found', code, ...found }] });
  }

  /** Undefined when it was broken off: then nothing is said of the file. */
  async #check(holding: Holding, stop: AbortSignal): Promise<Found | undefined> {
    const { store, keeper, bytesPerSecond } = this.#parts;
    const { key, versionId, size, sha256, retainUntil, held } = holding;
    try {
      const stat = await store.stat(key, versionId);
      if (stat.size !== size) return { bytes: 0, code: 'fixity.size' };
      const read = await slowly(await store.stream(key, versionId), bytesPerSecond, stop);
      if (read === undefined) return undefined;
      if (read.bytes !== size) throw brokenOff();
      if (read.sha256 !== sha256) return { ...read, code: 'fixity.digest' };
      const lock = await store.retention(key, versionId);
      if (Date.parse(retainUntil) > Date.now() && !(lock && lock.until >= new Date(retainUntil)))
        return { ...read, code: 'fixity.lock' };
      if (held && !(await keeper.held(key, versionId))) return { ...read, code: 'fixity.hold' };
      return read;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'store.not-found')
        return { bytes: 0, code: 'fixity.missing' };
      return this.#unread(holding.id, error);
    }
  }

  /** A store that is away is waited for. One that answers, round after round, and does not give this file has a bad disk. */
  async #unread(id: string, error: unknown): Promise<Found> {
    await this.#parts.store.ping();
    const failures = (this.#failures.get(id) ?? 0) + 1;
    this.#failures.set(id, failures);
    if (failures < mostFailures) throw error;
    return { bytes: 0, code: 'fixity.unreadable' };
  }
}

const mostFailures = 3;

interface Found {
  bytes: number;
  sha256?: string;
  code?: string;
}

/** The digest of a stream read at no more than so many bytes a second. */
export const slowly = async (
  stream: Readable,
  bytesPerSecond: number,
  stop: AbortSignal,
): Promise<{ bytes: number; sha256: string } | undefined> => {
  const digest = createHash('sha256');
  const began = performance.now();
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (stop.aborted) return undefined;
    digest.update(chunk);
    bytes += chunk.length;
    const ahead = (bytes / bytesPerSecond) * 1000 - (performance.now() - began);
    if (ahead > 1) await sleep(ahead);
  }
  return { bytes, sha256: digest.digest('hex') };
};

const brokenOff = (): DomainError =>
  new DomainError(
    'storage.reading-broke-off',
    { zh: '读取存储中断', en: 'Reading from the store broke off' },
    { kind: 'unavailable' },
  );
