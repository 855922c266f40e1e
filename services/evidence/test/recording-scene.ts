import { derivedId, sha256Hex, type Clock } from '@sanzhi/kernel';
import { MemoryClaims, Replayed, asCommand, inMemory } from '@sanzhi/persistence';
import { C2paCredentials } from '../src/recording/adapters/c2pa-credentials.ts';
import { FfmpegWorkshop } from '../src/recording/adapters/ffmpeg-workshop.ts';
import { MemoryProgress } from '../src/recording/adapters/memory-progress.ts';
import { StoredRecordings } from '../src/recording/adapters/stored-recordings.ts';
import {
  AdoptRecording,
  AnnounceRecording,
  type Adoption,
} from '../src/recording/application/announce-recording.ts';
import { ChangeRecording } from '../src/recording/application/change-recording.ts';
import { CompleteUpload } from '../src/recording/application/complete-upload.ts';
import { DeriveFiles } from '../src/recording/application/derive-files.ts';
import { ExamineFile } from '../src/recording/application/examine-file.ts';
import { ExamineRecording } from '../src/recording/application/examine-recording.ts';
import type {
  Claims,
  Media,
  Recordings,
  Scanner,
  Vault,
  Workshop,
} from '../src/recording/application/ports.ts';
import { ReadRecordings } from '../src/recording/application/read-recordings.ts';
import { ListParts, PresignParts } from '../src/recording/application/upload-parts.ts';
import { noScanner } from '../src/recording/adapters/scanners.ts';
import type { Announcement } from '../src/recording/domain/announce.ts';
import type { Seen } from '../src/recording/domain/judge.ts';
import { CaseScene, chen, matterId } from './case-scene.ts';
import { MemoryVault } from './memory-vault.ts';

export const film: Seen = {
  readable: true,
  kind: 'video',
  facts: { container: 'mov,mp4', codecs: ['h264'], durationSeconds: 3, width: 320, height: 240 },
  poster: Buffer.from('poster'),
};

const described = (body: Buffer, time: string) =>
  ({
    title: '现场检查视频',
    activity: 'site-inspection',
    medium: 'video',
    fileName: '林记食品店.mp4',
    contentType: 'video/mp4',
    size: body.length,
    startedAt: time,
    endedAt: time,
    place: '龙泉镇滨河路18号',
    officers: ['18110028001', '18110028002'],
  }) as const;

/** Uploads with everything around them in memory, or over the parts that a test hands in. */
export class RecordingScene<R extends Recordings, V extends Vault> {
  now = new Date('2026-02-09T10:00:00+08:00');
  seen: Seen = film;
  looks = 0;
  readonly cases = new CaseScene();
  readonly clock: Clock = { now: () => this.now };
  readonly announcing: AnnounceRecording;
  readonly adopting: AdoptRecording;
  readonly presigning: PresignParts;
  readonly listing: ListParts;
  readonly completing: CompleteUpload;
  readonly examining: ExamineRecording;
  readonly reading: ReadRecordings;
  readonly deriving: DeriveFiles;
  readonly changing: ChangeRecording;
  readonly progress = new MemoryProgress();
  scanner: Scanner = noScanner;
  workshop: Workshop = new FfmpegWorkshop();
  #count = 0;

  constructor(
    readonly recordings: R,
    readonly vault: V,
    media?: Media,
    readonly name = 'recording',
    readonly digests: Claims = new MemoryClaims(),
  ) {
    const { cases } = this;
    const look: Media = media ?? {
      look: async () => {
        this.looks += 1;
        return this.seen;
      },
      inside: async () => undefined,
    };
    const clockToleranceMs = 300_000;
    const rooms = { recordings, cases, vault, clockToleranceMs };
    this.announcing = new AnnounceRecording(rooms, this.clock);
    this.adopting = new AdoptRecording(rooms, this.clock);
    this.presigning = new PresignParts({ recordings, cases, vault });
    this.listing = new ListParts({ recordings, cases, vault });
    this.completing = new CompleteUpload({ recordings, cases, vault }, this.clock);
    const { progress } = this;
    this.examining = new ExamineRecording({
      recordings,
      digests: this.digests,
      vault,
      media: look,
      file: new ExamineFile(vault, look, { engine: undefined, open: () => this.scanner.open() }),
      credentials: new C2paCredentials(),
      progress,
    });
    this.deriving = new DeriveFiles({ recordings, vault, workshop: this.workshop, progress });
    this.changing = new ChangeRecording({ recordings, cases }, this.clock);
    this.reading = new ReadRecordings({ recordings, cases, progress });
  }

  /** One command after another, each with a key of its own unless one is given. */
  command<T>(work: () => Promise<T>, key = `${this.name}-${++this.#count}`): Promise<T> {
    return asCommand({ key, actor: { id: chen.subject, name: chen.name } }, work);
  }

  async announce(body: Buffer, change: Partial<Announcement & { matter: string }> = {}): Promise<string> {
    const id = derivedId(this.name, String(++this.#count));
    const time = new Date(this.now.getTime() - 60_000).toISOString();
    await this.command(() =>
      this.announcing.execute({
        ...described(body, time),
        id,
        matter: matterId,
        who: chen,
        deviceNow: this.now.toISOString(),
        ...change,
      }),
    );
    return id;
  }

  complete(id: string, body: Buffer | string, key?: string) {
    const sha256 = typeof body === 'string' ? body : sha256Hex(body);
    return this.command(() => this.completing.execute({ id, sha256, who: chen }), key);
  }

  /** A file that came before its matter was known. */
  async adopt(body: Buffer, change: Partial<Adoption> = {}): Promise<string> {
    const id = derivedId(this.name, String(++this.#count));
    const time = new Date(this.now.getTime() - 60_000).toISOString();
    const key = `intake/${id}`;
    const { versionId } = await this.vault.put(key, body, { contentType: 'video/mp4', metadata: {} });
    await this.command(() =>
      this.adopting.execute({
        ...described(body, time),
        id,
        matter: matterId,
        who: chen,
        clockOffsetMs: 0,
        key,
        versionId,
        sha256: sha256Hex(body),
        ...change,
      }),
    );
    return id;
  }

  /** What the worker does with one delivery of the event. */
  async deliver(id: string, event = `event-${id}`): Promise<void> {
    try {
      await this.command(() => this.examining.execute({ id }), event);
    } catch (error) {
      if (!(error instanceof Replayed)) throw error;
    }
  }

  /** Where its bytes lie, as custody would be told. */
  async address(id: string): Promise<string> {
    const { key, versionId = '' } = await this.state(id);
    return this.vault.presignRead(key, versionId, 60);
  }

  async state(id: string) {
    const kept = await this.recordings.get(id);
    if (!kept) throw new Error(`no recording ${id}`);
    return { uploadId: '', ...kept.state };
  }
}

export const memoryScene = () => new RecordingScene(inMemory(StoredRecordings), new MemoryVault());

export type MemoryScene = ReturnType<typeof memoryScene>;

/** Announced and all parts sent. */
export const uploaded = async (scene: MemoryScene, body: Buffer, change?: Partial<Announcement>) => {
  const id = await scene.announce(body, change);
  scene.vault.send((await scene.state(id)).uploadId, 1, body);
  return id;
};
