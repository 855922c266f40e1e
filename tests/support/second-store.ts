import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { connect, type ObjectStoreSettings } from '@sanzhi/object-store';
import { freePort, until } from '@sanzhi/testing';
import { minioProgram } from '../../deploy/local/minio.ts';

/** Another MinIO, with a port, a folder and keys of its own: the second site. */
export class SecondStore {
  readonly folder: string;
  readonly settings: ObjectStoreSettings;
  #process: ChildProcess;

  private constructor(folder: string, settings: ObjectStoreSettings, process: ChildProcess) {
    this.folder = folder;
    this.settings = settings;
    this.#process = process;
  }

  static async start(folder: string): Promise<SecondStore> {
    mkdirSync(folder, { recursive: true });
    const endpoint = `http://127.0.0.1:${await freePort()}`;
    const [accessKey, secretKey] = ['second-root', 'second-root-secret'];
    const settings = { endpoint, publicEndpoint: endpoint, accessKey, secretKey };
    const child = await launch(folder, settings);
    const store = new SecondStore(folder, settings, child);
    await store.#ready();
    return store;
  }

  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) {
      this.#process.kill(signal);
      await once(this.#process, 'exit');
    }
  }

  /** Again at its address, with what lies on its disk. */
  async restart(): Promise<void> {
    await this.stop();
    this.#process = await launch(this.folder, this.settings);
    await this.#ready();
  }

  /** What lies on its disk at a key, taken away past the store. */
  remove(bucket: string, key: string): void {
    rmSync(join(this.folder, bucket, key), { recursive: true });
  }

  #ready(): Promise<unknown> {
    return until('the second store', () => this.#answers(), { everyMs: 100 });
  }

  /** Ready by its own word comes before it takes requests. */
  async #answers(): Promise<boolean> {
    try {
      await connect(this.settings, this.settings.endpoint).bucketExists('none');
      return true;
    } catch {
      return false;
    }
  }
}

const launch = async (folder: string, settings: ObjectStoreSettings): Promise<ChildProcess> => {
  const program = await minioProgram(() => undefined);
  const { host } = new URL(settings.endpoint);
  return spawn(program, ['server', '--address', host, '--quiet', folder], {
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      MINIO_ROOT_USER: settings.accessKey,
      MINIO_ROOT_PASSWORD: settings.secretKey,
      MINIO_BROWSER: 'off',
      MINIO_UPDATE: 'off',
    },
    stdio: 'ignore',
  });
};
