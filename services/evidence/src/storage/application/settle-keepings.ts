import { civilDateOf, inForce, plusMonths, renewalLead } from '@sanzhi/statute';
import { DomainError, type Clock, type Kept, type Words } from '@sanzhi/kernel';
import { settle, unproven, unreached, wantedOf, type Holding, type Wanted } from '../domain/holding.ts';
import { endingOf, type Keeping } from '../domain/keeping.ts';
import { assertLifted } from '../domain/word.ts';
import { again, allOf, each, ignoreStale, isOnItsWay, isPassing, keepingFor, paged } from './known.ts';
import type { Alarm, Holdings, Keeper, Keepings, LedgerWord, Store } from './ports.ts';

interface Parts {
  holdings: Holdings;
  keepings: Keepings;
  store: Store;
  keeper: Keeper;
  word: LedgerWord;
  alarm: Alarm;
  clock: Clock;
}

/**
 * Brings what was ordered to the store: longer locks and legal holds on every sealed version of a matter, on those sealed
 * later too, and renews the locks of what is permanent. A hold is taken off on the word of the ledger alone. Everything may
 * be repeated; killed anywhere it goes on. A version that cannot be reached is named and keeps none of the others waiting.
 */
export class SettleKeepings {
  readonly #parts: Parts;
  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async execute(): Promise<void> {
    const { keepings, holdings, clock } = this.#parts;
    const today = civilDateOf(clock.now());
    const lead = plusMonths(today, inForce(renewalLead, { on: today }).value);
    const before = new Date(`${lead}T00:00:00+08:00`);
    const one = ({ id }: Kept<Holding>) => this.#one(id);
    await this.#allOf(
      [
        () =>
          this.#allOf(
            paged((paging) => keepings.unsettled(paging)),
            (kept) => this.#matter(kept),
          ),
        () =>
          this.#allOf(
            paged((paging) => holdings.unsettled(paging)),
            one,
          ),
        () =>
          this.#allOf(
            paged((paging) => holdings.renewable(before, paging)),
            one,
          ),
      ],
      (work) => work(),
    );
  }

  #allOf<T>(items: Iterable<T> | AsyncIterable<T>, work: (item: T) => Promise<void>): Promise<void> {
    return allOf(items, work, () => this.#parts.store.ping());
  }

  async #matter(kept: Kept<Keeping>): Promise<void> {
    const { agency, matter } = kept.state;
    await this.#allOf(each(this.#parts.holdings, { agency, matter }), ({ id }) => this.#one(id));
    // Refused when something else was ordered meanwhile: then the next round goes over it again.
    await this.#parts.keepings
      .save(kept, { keeping: { ...kept.state, settled: true }, facts: [] })
      .catch(ignoreStale);
  }

  async #one(id: string): Promise<void> {
    try {
      await again(() => this.#settle(id));
    } catch (error) {
      await this.#parts.store.ping();
      if (!isPassing(error) && !isOnItsWay(error)) await this.#name(id, error as Error);
      throw error;
    }
  }

  async #settle(id: string): Promise<void> {
    const { holdings, keepings, clock } = this.#parts;
    const kept = await holdings.get(id);
    if (!kept || kept.state.disposed) return;
    for (;;) {
      const keeping = await keepingFor(keepings, kept.state.matter);
      // It goes: what was ordered came too late for it.
      if (keeping && endingOf(keeping.state, id)) return;
      const wanted = wantedOf(kept.state, keeping?.state, clock.now());
      await this.#apply(kept.state, wanted, keeping);
      // What was ordered while the store was being told counts too.
      if ((await keepingFor(keepings, kept.state.matter))?.version !== keeping?.version) continue;
      const settled = settle(kept.state, wanted);
      if (JSON.stringify(settled) !== JSON.stringify(kept.state))
        await holdings.save(kept, { holding: settled, facts: [] });
      return;
    }
  }

  /** Said once, not by every round. */
  async #name(id: string, error: Error): Promise<void> {
    const { holdings, alarm } = this.#parts;
    const kept = await holdings.get(id);
    if (!kept || kept.state.fault !== undefined) return;
    const { kind, thing } = kept.state;
    const { code, words } = namesOf(error);
    alarm.raise(code, words, { kind, thing, message: error.message });
    const holding = { ...kept.state, fault: code };
    await holdings.save(kept, { holding, facts: [{ fact: 'fault-found', code }] });
  }

  async #apply(holding: Holding, wanted: Wanted, keeping: Kept<Keeping> | undefined): Promise<void> {
    const { store, keeper, word } = this.#parts;
    const { key, versionId, kind, thing } = holding;
    const until = new Date(wanted.retainUntil);
    // Asked of the store once something was ordered, whatever a killed try has done; never held, nothing to ask.
    const ordered = keeping !== undefined && keeping.state.holds.length > 0;
    let proved: Promise<void> | undefined;
    const lift = async (key: string, versionId: string): Promise<void> => {
      if (!ordered || !(await keeper.held(key, versionId))) return;
      await (proved ??= word.of(keeping).then(assertLifted));
      await keeper.hold(key, versionId, false);
    };
    const bring = async (version: { key: string; versionId: string }): Promise<void> => {
      const lock = await store.retention(version.key, version.versionId);
      if (!lock || lock.until < until) await store.lock(version.key, version.versionId, until);
      if (wanted.held) await keeper.hold(version.key, version.versionId, true);
      else await lift(version.key, version.versionId);
    };
    const own = [() => bring({ key, versionId })];
    const made = async () => this.#allOf(await keeper.versions(derivedPrefix(thing)), bring);
    await this.#allOf(kind === 'document' ? own : [...own, made], (work) => work());
  }
}

const namesOf = (error: Error): { code: string; words: Words } =>
  error instanceof DomainError && /^(ledger|storage)\./.test(error.code)
    ? {
        code: unproven,
        words: {
          zh: '数据库称保全冻结已解除，而账本不能证明，记录继续冻结；请立即按运维手册“完整性异常”处理',
          en: 'The database says that a hold is lifted and the ledger does not prove it; the record stays held, see the runbook at once',
        },
      }
    : {
        code: unreached,
        words: {
          zh: '保管期限或者保全冻结没有到达存储中的记录，请立即按运维手册“完整性异常”处理',
          en: 'A lock or a hold did not reach a record in the store; see the runbook at once',
        },
      };

/** Where the files made from a recording lie. */
export const derivedPrefix = (recording: string): string => `derived/${recording}/`;
