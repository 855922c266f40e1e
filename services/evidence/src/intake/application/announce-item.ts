import { absent, derivedId, DomainError, type Clock, type Receipt } from '@sanzhi/kernel';
import { isGone, partSizeFor } from '../../recording/index.ts';
import { announce, assertInBatch, duplicate, type Announcement } from '../domain/announce.ts';
import type { Item } from '../domain/item.ts';
import { personOf } from './known.ts';
import type { Batches, Caller, Items, KeptItem, Vault } from './ports.ts';

interface Rooms {
  items: Items;
  batches: Batches;
  vault: Vault;
}
type Input = Announcement & { id: string; who: Caller; way?: Item['way'] };

/** What S3 takes as a part at the least: what is kept between two requests of a tus client is shorter than this. */
export const tusPartSize = 5 * 1024 * 1024;
const mostParts = 10_000;

/**
 * 登记未归案文件. A line of a batch is one file however often it is announced: a station that was cut off asks again and goes
 * on where the store stands. A content that is here already is not taken twice.
 */
export class AnnounceItem {
  readonly #rooms: Rooms;
  readonly #clock: Clock;
  constructor(rooms: Rooms, clock: Clock) {
    this.#rooms = rooms;
    this.#clock = clock;
  }

  async execute({ id, who, way = 'parts', ...given }: Input): Promise<Receipt> {
    const before = await this.#before(given, who, way);
    const last = before.at(-1);
    if (last && last.state.state !== 'quarantined') return this.#again(last, way);
    const known = await this.#rooms.items.get(id);
    if (known && known.state.state !== 'quarantined') return this.#again(known, way);
    await this.#assertNew(given.sha256, who.agency);
    const partSize = way === 'tus' ? tusPartSize : partSizeFor(given.size);
    if (way === 'tus' && given.size > tusPartSize * mostParts) throw tooLargeForTus();
    const attempt = before.length;
    const own = ownId(id, given, { way, attempt, agency: who.agency });
    const setting = { id: own, agency: who.agency, by: personOf(who), way, partSize, attempt };
    const item = announce(given, { ...setting, now: this.#clock.now(), uploadId: '' });
    const uploadId = await this.#rooms.vault.startUpload(item.key, item.contentType);
    try {
      return await this.#rooms.items.add({ item: { ...item, uploadId }, facts: [] });
    } catch (error) {
      const met = isTaken(error) ? await this.#rooms.items.get(own) : undefined;
      if (met) return this.#again(met, way);
      throw error;
    }
  }

  async #before(given: Announcement, who: Caller, way: Item['way']): Promise<KeptItem[]> {
    const { batch, fileName } = given;
    if (batch === undefined) return way === 'tus' ? this.#sameByTus(given, who) : [];
    const kept = await this.#rooms.batches.get(batch);
    if (!kept || kept.agency !== who.agency) throw absent({ zh: '采集批次', en: 'batch' }, batch);
    assertInBatch(kept.state.lines, given);
    return this.#rooms.items.ofLine(batch, fileName);
  }

  /** A tus client has no key by which to repeat itself: the content is one. */
  async #sameByTus({ sha256 }: Announcement, { agency }: Caller): Promise<KeptItem[]> {
    const found = await this.#rooms.items.withContent(sha256, agency);
    return found
      .filter(({ state }) => state.way === 'tus' && state.batch === undefined)
      .sort((a, b) => a.state.attempt - b.state.attempt);
  }

  /** The same file; when the store has dropped its parts, the upload begins anew under the same id. */
  async #again(found: KeptItem, way: Item['way']): Promise<Receipt> {
    const { items, vault } = this.#rooms;
    const known = (await items.get(found.id)) ?? found;
    const { state, key, uploadId, contentType } = known.state;
    const receipt = { id: known.id, version: known.version };
    if (state !== 'uploading') return receipt;
    if (known.state.way !== way) throw otherWay(known.state.way);
    try {
      await vault.uploadedParts(key, uploadId);
      return receipt;
    } catch (error) {
      if (!isGone(error)) throw error;
    }
    try {
      await vault.stat(key);
      return receipt;
    } catch (error) {
      if (!isGone(error)) throw error;
    }
    const anew = await vault.startUpload(key, contentType);
    return items.save(known, { item: { ...known.state, uploadId: anew }, facts: [] });
  }

  async #assertNew(sha256: string, agency: string): Promise<void> {
    const found = await this.#rooms.items.withContent(sha256, agency);
    const same = found.find(({ state }) => state.state !== 'uploading' && state.state !== 'quarantined');
    if (same) throw duplicate(same.state);
  }
}

const ownId = (
  id: string,
  { batch, fileName, sha256 }: Announcement,
  { way, attempt, agency }: { way: Item['way']; attempt: number; agency: string },
): string => {
  if (batch !== undefined) return derivedId('item', batch, fileName, String(attempt));
  return way === 'tus' ? derivedId('item', agency, sha256, String(attempt)) : id;
};

const isTaken = (error: unknown): boolean => error instanceof DomainError && error.code === 'already-exists';

const tooLargeForTus = (): DomainError =>
  new DomainError(
    'intake.too-large-for-tus',
    {
      zh: '文件超过48.8 GiB，不能经tus上传：请用分片直传（POST /intake/items）',
      en: 'The file is larger than 48.8 GiB and cannot come by tus: send its parts to the store (POST /intake/items)',
    },
    { kind: 'invalid', field: 'size' },
  );

const otherWay = (way: Item['way']): DomainError =>
  new DomainError('intake.other-way', {
    zh: `该文件已用${way === 'tus' ? 'tus' : '分片直传'}方式开始上传，请用同一方式续传`,
    en: `This upload was begun ${way === 'tus' ? 'by tus' : 'in parts'}; go on in the same way`,
  });
