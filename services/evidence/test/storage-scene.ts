import { absent, derivedId, type Clock } from '@sanzhi/kernel';
import { Locked, NotFound, StoreDown } from '@sanzhi/object-store';
import { asCommand, inMemory } from '@sanzhi/persistence';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ArchiveClass } from '@sanzhi/statute';
import { notPublished } from '../src/ledger/application/refusals.ts';
import { StoredHoldings } from '../src/storage/adapters/stored-holdings.ts';
import {
  StoredDisposals,
  StoredErasures,
  StoredFixityRuns,
  StoredKeepings,
  StoredWatches,
} from '../src/storage/adapters/stored-storage.ts';
import { ProvedWord } from '../src/storage/adapters/ledger-word.ts';
import { CarryOutDisposals } from '../src/storage/application/carry-out-disposals.ts';
import { CheckFixity } from '../src/storage/application/check-fixity.ts';
import { Dispose } from '../src/storage/application/dispose.ts';
import { CarryOutErasures, Erase } from '../src/storage/application/erase.ts';
import { holdingIdOf } from '../src/storage/application/known.ts';
import { NoteSealed } from '../src/storage/application/note-sealed.ts';
import { OrderKeeping } from '../src/storage/application/order-keeping.ts';
import type { Keeper, LockProof, Store } from '../src/storage/application/ports.ts';
import { SettleKeepings } from '../src/storage/application/settle-keepings.ts';
import { WatchLock } from '../src/storage/application/watch-lock.ts';
import type { SealedThing } from '../src/storage/domain/thing.ts';
import type { BucketTest } from '../src/storage/domain/lock-state.ts';
import type { Caller } from '../src/storage/domain/people.ts';
import { agency, people } from './matter-people.ts';

export const deng: Caller = { subject: 's-deng', name: '邓秀英', agency, roles: ['archivist'] };
export const tang: Caller = { ...people.leader };
export const head: Caller = { ...people.unitHead };
export const matter = derivedId('storage', 'matter');

interface Version {
  body: Buffer;
  until: Date;
  held: boolean;
}

/** A store that keeps what it must, in memory; its clock is the scene's. */
export class MemoryStore implements Store, Keeper {
  readonly kept = new Map<string, Version>();
  readonly #now: () => Date;
  constructor(now: () => Date) {
    this.#now = now;
  }
  #of(key: string, versionId: string): Version {
    if (this.away || this.unreadable.has(`${key} ${versionId}`)) throw new StoreDown(undefined);
    const found = this.kept.get(`${key} ${versionId}`);
    if (!found) throw new NotFound(key, undefined);
    return found;
  }
  /** Versions that the disk no longer gives: asked for them, the store says what it says when it is away. */
  readonly unreadable = new Set<string>();
  away = false;
  async ping() {
    if (this.away) throw new StoreDown(undefined);
  }
  async lock(key: string, versionId: string, until: Date) {
    const version = this.#of(key, versionId);
    if (until < version.until) throw new Locked(key, undefined);
    version.until = until;
  }
  async retention(key: string, versionId: string) {
    return { mode: 'COMPLIANCE', until: this.#of(key, versionId).until };
  }
  async stat(key: string, versionId: string) {
    return { size: this.#of(key, versionId).body.length };
  }
  async stream(key: string, versionId: string) {
    return Readable.from([this.#of(key, versionId).body]);
  }
  async versions(prefix: string) {
    return [...this.kept.keys()]
      .filter((name) => name.startsWith(prefix))
      .map((name) => ({ key: name.split(' ')[0] ?? '', versionId: name.split(' ')[1] ?? '' }));
  }
  async remove(key: string, versionId: string) {
    const version = this.kept.has(`${key} ${versionId}`) && this.#of(key, versionId);
    if (version && (version.held || version.until > this.#now())) throw new Locked(key, undefined);
    this.kept.delete(`${key} ${versionId}`);
  }
  async hold(key: string, versionId: string, on: boolean) {
    this.#of(key, versionId).held = on;
  }
  async held(key: string, versionId: string) {
    return this.#of(key, versionId).held;
  }
}

/** The room `storage` with everything around it in memory. */
export class StorageScene {
  now = new Date('2026-02-09T10:00:00+08:00');
  tests: BucketTest[] = [{ bucket: 'records', through: [] }];
  readonly clock: Clock = { now: () => this.now };
  readonly store = new MemoryStore(() => this.now);
  readonly holdings = inMemory(StoredHoldings);
  readonly keepings = inMemory(StoredKeepings);
  readonly disposals = inMemory(StoredDisposals);
  readonly erasures = inMemory(StoredErasures);
  readonly runs = inMemory(StoredFixityRuns);
  readonly watches = inMemory(StoredWatches);
  readonly alarms: string[] = [];
  /** What is said now has not reached the published ledger yet. */
  silent = false;
  readonly erasedKeys: string[] = [];
  readonly erasedRooms: string[] = [];
  readonly sealed = new Map<string, SealedThing>();
  readonly noting: NoteSealed;
  readonly ordering: OrderKeeping;
  readonly settling: SettleKeepings;
  readonly disposing: Dispose;
  readonly carryingOut: CarryOutDisposals;
  readonly erasing: Erase;
  readonly carryingErasures: CarryOutErasures;
  readonly fixity: CheckFixity;
  readonly watch: WatchLock;
  #count = 0;

  constructor() {
    const { clock, store, holdings, keepings, disposals, erasures, runs, watches } = this;
    const alarm = { raise: (code: string) => void this.alarms.push(code) };
    const cases = {
      read: async (id: string, who: { agency: string }) => {
        if (id !== matter || who.agency !== agency) throw absent({ zh: '案件', en: 'matter' }, id);
      },
    };
    const things = {
      of: async (_kind: string, thing: string) => {
        const found = this.sealed.get(thing);
        if (!found) throw absent({ zh: '记录', en: 'record' }, thing);
        return found;
      },
    };
    const ordered = () => undefined;
    const proof: LockProof = { test: async () => this.tests };
    const room = { erase: async (of: { matter: string }) => void this.erasedRooms.push(of.matter) };
    const ledger = { erase: async (of: string) => void this.erasedKeys.push(of) };
    this.noting = new NoteSealed(holdings, things, watches);
    this.ordering = new OrderKeeping({ keepings, holdings, cases, clock, ordered });
    const word = new ProvedWord({
      execute: async ({ subject }) => {
        if (this.silent) throw notPublished();
        return [...keepings.events, ...disposals.events].filter((event) => event.subject === subject);
      },
    });
    const keeper = store;
    this.settling = new SettleKeepings({ holdings, keepings, store, keeper, word, alarm, clock });
    this.disposing = new Dispose({ holdings, disposals, clock, ordered });
    this.carryingOut = new CarryOutDisposals({ holdings, keepings, disposals, store, keeper, word, clock });
    this.erasing = new Erase({ erasures, holdings, keepings, cases, clock, ordered });
    this.carryingErasures = new CarryOutErasures({
      erasures,
      holdings,
      keepings,
      ledger,
      rooms: [room],
      clock,
    });
    const bytesPerSecond = 1_000_000;
    this.fixity = new CheckFixity({ runs, holdings, store, keeper: store, alarm, clock, bytesPerSecond });
    this.watch = new WatchLock(proof, watches, alarm, clock);
  }

  command<T>(who: Caller, work: () => Promise<T>): Promise<T> {
    const actor = { id: who.subject, name: who.name };
    return asCommand({ key: `storage-${++this.#count}`, actor }, work);
  }
  id(): string {
    return derivedId('storage', String(++this.#count));
  }

  /** Sealed now, and noted here; with a file made from it. */
  async seal(name: string, years = 30, archive: ArchiveClass = '30-years'): Promise<string> {
    const thing = derivedId('thing', name);
    const body = Buffer.from(name);
    const key = `${matter}/${thing}`;
    const until = new Date(this.now);
    until.setFullYear(until.getFullYear() + years);
    this.store.kept.set(`${key} v1`, { body, until, held: false });
    this.store.kept.set(`derived/${thing}/preview.mp4 d1`, { body, until, held: false });
    this.sealed.set(thing, {
      agency,
      matter,
      kind: 'recording',
      thing,
      title: name,
      key,
      versionId: 'v1',
      sha256: createHash('sha256').update(body).digest('hex'),
      size: body.length,
      class: archive,
      sealedAt: this.now.toISOString(),
      retainUntil: until.toISOString(),
    });
    await this.noting.execute({ kind: 'recording', thing, agency });
    return thing;
  }

  async holding(thing: string) {
    const kept = await this.holdings.get(holdingIdOf('recording', thing));
    if (!kept) throw new Error(`no holding of ${thing}`);
    return kept.state;
  }
  version(thing: string) {
    return this.store.kept.get(`${matter}/${thing} v1`);
  }
  yearsOn(years: number): void {
    const later = new Date(this.now);
    later.setFullYear(later.getFullYear() + years);
    this.now = later;
  }
}
