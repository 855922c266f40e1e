import { connect, type S3Client } from '@sanzhi/object-store';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evidenceApi, type DocumentView, type RecordingView } from '@sanzhi/contracts';
import { sha256Hex } from '@sanzhi/kernel';
import { anotherPhoto, cast, Journey, makePhoto, storeOwner, until } from '@sanzhi/testing';
import { TestHouse } from '../support/house.ts';

/** What the law protects: one matter with a sealed photograph and a sealed document. */
export class Scene {
  readonly house: TestHouse;
  readonly journey: Journey;
  readonly folder: string;
  recording!: RecordingView;
  document!: DocumentView;

  private constructor(house: TestHouse, folder: string) {
    this.house = house;
    this.folder = folder;
    this.journey = new Journey({ api: house.api, now: () => new Date() });
  }

  static async open(): Promise<Scene> {
    const scene = new Scene(await TestHouse.open(), mkdtempSync(join(tmpdir(), 'sanzhi-red-')));
    await scene.journey.open();
    await scene.journey.advance('P02');
    scene.recording = await scene.#record();
    await scene.journey.make(9);
    scene.document = await scene.#document();
    return scene;
  }

  async close(): Promise<void> {
    await this.house?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The bytes of the sealed version, read as root of the store. */
  async bytes(): Promise<{ sha256: string; versions: number }> {
    const versions = await versionsOf(`${this.journey.id}/${this.recording.id}`);
    const sealed = versions.at(0);
    const stream = await root().getObject('records', sealed?.name ?? '', {
      versionId: sealed?.versionId ?? '',
    });
    const chunks = await (stream as AsyncIterable<Buffer> & { toArray(): Promise<Buffer[]> }).toArray();
    return { sha256: sha256Hex(Buffer.concat(chunks)), versions: versions.length };
  }

  async #record(): Promise<RecordingView> {
    const path = await anotherPhoto(await makePhoto(this.folder, 'photo'));
    const id = await this.journey.record({
      path,
      title: '现场检查',
      activity: 'site-inspection',
      medium: 'photo',
    });
    return this.house.api.call(evidenceApi.getRecording, cast.handler, { id });
  }

  #document(): Promise<DocumentView> {
    return until('the document', async () => {
      const { items } = await this.house.api.call(evidenceApi.listDocuments, cast.handler, {
        id: this.journey.id,
      });
      return items[0];
    });
  }
}

/** The store with the keys of its owner. */
export const root = (): S3Client => connect(storeOwner(), storeOwner().endpoint);

export interface Version {
  name: string;
  versionId: string;
  isDeleteMarker: boolean;
}

/** Every version of a key, the oldest first. */
export const versionsOf = async (key: string): Promise<Version[]> => {
  const found: Version[] = [];
  for await (const one of root().versionsOf('records', key)) found.push(one as Version);
  return found.filter(({ isDeleteMarker }) => !isDeleteMarker).reverse();
};
