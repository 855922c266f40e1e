import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { connect, type S3Client } from '@sanzhi/object-store';
import { Findings } from '../../tools/src/fsck/findings.ts';
import type { Places } from '../../tools/src/fsck/places.ts';
import { checkMirror } from '../../tools/src/mirror/check.ts';
import { mirror } from '../../tools/src/mirror/mirror.ts';
import type { Carried } from '../../tools/src/mirror/progress.ts';
import { firstSite, secondSite, type Site } from '../../tools/src/mirror/site.ts';
import { SecondStore } from '../support/second-store.ts';
import { MirrorScene, type Sealed } from './mirror-scene.ts';

export const quick = { megabytesPerSecond: 1_000, parallel: 4, progress: () => undefined };

/** Two sites: the store of the instance under test with three sealed recordings, and another MinIO with nothing yet. */
export class TwoSites {
  readonly scene: MirrorScene;
  readonly store: SecondStore;
  readonly second: Site;
  readonly sealed: Sealed[] = [];

  private constructor(scene: MirrorScene, store: SecondStore, second: Site) {
    this.scene = scene;
    this.store = store;
    this.second = second;
  }

  static async open(): Promise<TwoSites> {
    const scene = await MirrorScene.open(300);
    const store = await SecondStore.start(join(scene.folder, 'second'));
    const settings = { store: store.settings, records: 'records', ledger: 'ledger' };
    const sites = new TwoSites(scene, store, await secondSite(settings, firstSite(scene.places)));
    // One that goes in parts, one in a single call, one held.
    for (const size of [9_000_000, 300_000, 1]) await sites.seal(randomBytes(size));
    const { key, versionId } = sites.at(2);
    await scene.keeper.hold(key, versionId, true);
    return sites;
  }

  async close(): Promise<void> {
    await this.store.stop();
    await this.scene.close();
  }

  async seal(bytes: Buffer): Promise<Sealed> {
    const one = await this.scene.seal(bytes, 30 - this.sealed.length);
    this.sealed.push(one);
    return one;
  }

  at(n: number): Sealed {
    const found = this.sealed[n];
    if (!found) throw new Error(`nothing sealed at ${n}`);
    return found;
  }

  /** The owner of the second store. */
  root(): S3Client {
    return connect(this.store.settings, this.store.settings.endpoint);
  }

  run(from: Places = this.scene.places, findings = new Findings()): Promise<Carried | undefined> {
    return mirror(from, this.second, findings, quick);
  }

  /** What a run names. */
  differences(from: Places = this.scene.places): Promise<string[]> {
    return this.scene.named((findings) => mirror(from, this.second, findings, quick));
  }

  /** What the comparison names. */
  compared(shallow = false): Promise<string[]> {
    return this.scene.named((findings) =>
      checkMirror(this.scene.places, this.second, findings, { ...quick, shallow }),
    );
  }
}
