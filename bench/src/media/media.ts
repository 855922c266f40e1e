import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../../deploy/local/install.ts';
import { cast, Journey, makeVideo } from '@sanzhi/testing';
import { TestHouse } from '../../../tests/support/house.ts';
import { comparison, type Line } from '../report.ts';
import { upload, untilSealed, type Film } from './client.ts';
import { writeFilm } from './film.ts';
import { mcCopy } from './mc.ts';
import { peakOf } from './memory.ts';

const mebibyte = 2 ** 20;
const size = 1024 * mebibyte;

const rate = async (work: () => Promise<unknown>): Promise<number> => {
  const begin = performance.now();
  await work();
  return (size / mebibyte) * (1000 / (performance.now() - begin));
};

/** Each round needs a film of its own: the same file twice in one agency is refused. */
const prepare = async (folder: string, matter: string, round: number): Promise<Film> => {
  const path = join(folder, 'film.mp4');
  await writeFilm(await makeVideo(folder, `short-${round}`, 3, round), path, size);
  return { path, size, matter };
};

/** 1 GiB through our API beside `mc cp`; then the worker that reads it back, beside `openssl dgst` of the same file. */
export const media = async (rounds: number): Promise<{ title: string; rows: string[][] }[]> => {
  const house = await TestHouse.open();
  const folder = await mkdtemp(join(tmpdir(), 'sanzhi-bench-'));
  const rates: Record<'house' | 'mc' | 'worker' | 'sha256' | 'both', number[]> = {
    house: [],
    mc: [],
    worker: [],
    sha256: [],
    both: [],
  };
  const digest = (name: string, path: string) =>
    run({ command: 'openssl', args: ['dgst', `-${name}`, path], cwd: folder });
  const memory = peakOf(house.services.evidence.pid);
  try {
    const journey = new Journey({ api: house.api, now: () => new Date() });
    await journey.open();
    await journey.advance('P02', cast.handler);
    for (let round = 0; round <= rounds; round += 1) {
      const film = await prepare(folder, journey.id, round);
      let id = '';
      const mc = await rate(() => mcCopy(film.path, `film-${round}`, folder));
      const sent = await rate(async () => (id = await upload(house.api, film)));
      const worker = await rate(() => untilSealed(house.api, id));
      const sha256 = await rate(() => digest('sha256', film.path));
      const both = await rate(async () => {
        await digest('sha256', film.path);
        await digest('sm3', film.path);
      });
      if (round === 0) continue;
      rates.house.push(sent);
      rates.mc.push(mc);
      rates.worker.push(worker);
      rates.sha256.push(sha256);
      rates.both.push(both);
    }
    const line = (name: string, key: keyof typeof rates, more = ''): Line => ({
      name,
      rates: rates[key],
      unit: 'MiB/s',
      more,
    });
    const { before, most } = memory.stop();
    return [
      {
        title: `upload of 1 GiB to accepted, ${rounds} rounds (to reach: 0.95×)`,
        rows: comparison([
          line('house: announce, presigned parts, digest, completion', 'house'),
          line('mc cp of the same file to the same store', 'mc'),
        ]),
      },
      {
        title: `reading it back: SHA-256, SM3, scan, ffprobe, poster, preview, lock; ${rounds} rounds`,
        rows: comparison([
          line(
            'house: from completion to sealed',
            'worker',
            `evidence ${before} MiB before, ${most} MiB at most`,
          ),
          line('openssl dgst -sha256 of the file on disk', 'sha256'),
          line('openssl dgst -sha256, then -sm3', 'both'),
        ]),
      },
    ];
  } finally {
    memory.stop();
    rmSync(folder, { recursive: true, force: true });
    await house.close();
  }
};
