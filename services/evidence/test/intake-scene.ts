import { derivedId, sha256Hex, type Clock } from '@sanzhi/kernel';
import { Replayed, asCommand, inMemory } from '@sanzhi/persistence';
import { StoredBatches, StoredItems } from '../src/intake/adapters/stored-items.ts';
import { MemoryTails } from '../src/intake/adapters/tails.ts';
import { AnnounceItem } from '../src/intake/application/announce-item.ts';
import { AssignItem, RefuseItem } from '../src/intake/application/assign-item.ts';
import { GiveBackItem } from '../src/intake/application/give-back-item.ts';
import { OpenBatch, ReadBatches } from '../src/intake/application/batches.ts';
import { CheckItem } from '../src/intake/application/check-item.ts';
import type { Recordings, Slots } from '../src/intake/application/ports.ts';
import { ReceiveBytes } from '../src/intake/application/receive-bytes.ts';
import { SuggestMatters } from '../src/intake/application/suggest-matters.ts';
import { CompleteItem, UploadItem } from '../src/intake/application/upload-item.ts';
import type { Fault } from '../src/intake/domain/item.ts';
import { commands, ReadMatters, type Caller } from '../src/matter/index.ts';
import type { BookedSlot } from '../src/premises/index.ts';
import { noScanner } from '../src/recording/adapters/scanners.ts';
import type { Media, Scanner } from '../src/recording/application/ports.ts';
import type { Seen } from '../src/recording/domain/judge.ts';
import { ExamineFile, type Adoption } from '../src/recording/index.ts';
import { people } from './matter-people.ts';
import { Scene } from './matter-scene.ts';
import { MemoryVault } from './memory-vault.ts';
import { film } from './recording-scene.ts';

/** What a station is to the house: no certificate, no role but its scope. */
export const station: Caller = {
  subject: 's-station',
  name: 'station-example',
  agency: people.chen.agency,
  roles: ['scope:intake.write'],
};

/** Files without a matter, one matter, and a keeper of recordings that a test can let fail. */
export class IntakeScene {
  readonly matter = new Scene({ name: 'intake' });
  readonly vault = new MemoryVault();
  readonly items = inMemory(StoredItems);
  readonly batches = inMemory(StoredBatches);
  readonly tails = new MemoryTails();
  readonly adopted: Adoption[] = [];
  readonly delays: unknown[] = [];
  seen: Seen = film;
  scanner: Scanner = noScanner;
  failing: Error | undefined;
  booked: BookedSlot[] = [];
  readonly announcing: AnnounceItem;
  readonly uploading: UploadItem;
  readonly completing: CompleteItem;
  readonly receiving: ReceiveBytes;
  readonly checking: CheckItem;
  readonly suggesting: SuggestMatters;
  readonly assigning: AssignItem;
  readonly refusing: RefuseItem;
  readonly givingBack: GiveBackItem;
  /** What the matter says of the recordings that were set apart. */
  readonly faults = new Map<string, Fault>();
  readonly opening: OpenBatch;
  readonly reading: ReadBatches;
  #count = 0;

  constructor() {
    const { items, batches, vault, tails } = this;
    const clock: Clock = { now: () => this.matter.now };
    const cases = new ReadMatters(this.matter.matters, this.matter.register, clock);
    const slots: Slots = {
      ofCamera: async (camera, _, span) =>
        camera === 'CAM-1'
          ? this.booked.filter((one) => Date.parse(one.from) < span.to && span.from < Date.parse(one.to))
          : [],
    };
    const recordings: Recordings = {
      execute: async (adoption) => {
        if (this.failing) throw this.failing;
        if (this.adopted.some(({ id }) => id === adoption.id))
          throw new Replayed({ id: adoption.id, version: 1 });
        this.adopted.push(adoption);
        return { id: adoption.id, version: 1 };
      },
    };
    const delayed = (_: string, error: unknown) => void this.delays.push(error);
    this.announcing = new AnnounceItem({ items, batches, vault }, clock);
    this.uploading = new UploadItem(items, vault);
    this.completing = new CompleteItem(items, vault, clock);
    this.receiving = new ReceiveBytes(items, vault, tails, this.completing);
    const media: Media = {
      look: async () => this.seen,
      inside: async () => undefined,
    };
    const scanner = { engine: undefined, open: () => this.scanner.open() };
    this.checking = new CheckItem(items, vault, new ExamineFile(vault, media, scanner));
    this.suggesting = new SuggestMatters(items, cases, slots);
    this.assigning = new AssignItem({ items, cases, slots, recordings, commands, clock, delayed });
    this.refusing = new RefuseItem(items, clock);
    this.givingBack = new GiveBackItem(items, {
      one: async ({ id }) => {
        const fault = this.faults.get(id);
        return { state: fault ? { fault } : {} };
      },
    });
    this.opening = new OpenBatch(batches, clock);
    this.reading = new ReadBatches(batches, items);
  }

  do<T>(work: () => Promise<T>, key = `intake-${++this.#count}`): Promise<T> {
    return asCommand({ key, actor: { id: 'test', name: 'test' } }, work);
  }

  announce(
    body: Buffer,
    change: Partial<Parameters<AnnounceItem['execute']>[0]> = {},
    key = `announce-${++this.#count}`,
  ) {
    const { now } = this.matter;
    return this.do(
      () =>
        this.announcing.execute({
          id: derivedId(key),
          who: station,
          device: 'DSJ-0012',
          certificate: '18110028001',
          fileName: 'MAH00012.MP4',
          contentType: 'video/mp4',
          size: body.length,
          sha256: sha256Hex(body),
          startedAt: new Date(now.getTime() - 600_000).toISOString(),
          endedAt: new Date(now.getTime() - 60_000).toISOString(),
          deviceNow: now.toISOString(),
          ...change,
        }),
      key,
    );
  }
  async state(id: string) {
    const kept = await this.items.get(id);
    if (!kept) throw new Error(`no file ${id}`);
    return kept.state;
  }
  async complete(id: string) {
    const { sha256 } = await this.state(id);
    return this.do(() => this.completing.execute({ id, who: station, sha256 }));
  }
  /** Announced, sent, completed. */
  async received(
    body: Buffer,
    change?: Parameters<IntakeScene['announce']>[1],
    sent = body,
  ): Promise<string> {
    const { id } = await this.announce(body, change);
    this.vault.send((await this.state(id)).uploadId, 1, sent);
    await this.complete(id);
    return id;
  }
  async checked(body: Buffer, change?: Parameters<IntakeScene['announce']>[1]): Promise<string> {
    const id = await this.received(body, change);
    await this.do(() => this.checking.execute({ id }));
    return id;
  }
  assign(id: string, change: Partial<Parameters<AssignItem['execute']>[0]> = {}, key?: string) {
    return this.do(
      () =>
        this.assigning.execute({
          id,
          matter: this.matter.id,
          activity: 'site-inspection',
          medium: 'video',
          title: '现场检查视频',
          place: '龙泉镇滨河路18号',
          officers: ['18110028001', '18110028002'],
          who: people.chen,
          ...change,
        }),
      key,
    );
  }
  facts(): string[] {
    return this.items.events.map(({ type }) => type.split('.')[4] ?? '');
  }
}
