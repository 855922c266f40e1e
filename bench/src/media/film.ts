import { open } from 'node:fs/promises';
import { LargeFilm } from '../../../tests/support/large-film.ts';

const step = 16 * 2 ** 20;

/** Writes a playable film of that size to `path`, so that both sides read the same file from the same disk. */
export const writeFilm = async (shortFilm: string, path: string, size: number): Promise<void> => {
  const film = new LargeFilm(shortFilm, size);
  const file = await open(path, 'w');
  try {
    for (let from = 0; from < size; from += step)
      await file.write(film.slice(from, Math.min(size, from + step)), 0, undefined, from);
    await file.sync();
  } finally {
    await file.close();
  }
};
