import { createHash, randomUUID } from 'node:crypto';
import { open, readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { evidenceApi } from '@sanzhi/contracts';
import { anotherTake } from './another-take.ts';
import type { Api, CallOptions } from './api.ts';
import { until } from './until.ts';

export interface Footage {
  path: string;
  title: string;
  activity: string;
  medium: 'video' | 'audio' | 'photo';
  place: string;
  startedAt: Date;
  endedAt: Date;
  /** Handed in before: other bytes of the same picture are sent. */
  again?: boolean;
}

/** The examination set the file apart. */
export class Quarantined extends Error {
  readonly code: string;
  constructor(code: string, words: string) {
    super(`quarantined: ${words}`);
    this.code = code;
  }
}

const types: Record<string, string> = {
  '.mp4': 'video/mp4',
  '.mov': 'video/quicktime',
  '.webm': 'video/webm',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.m4a': 'audio/mp4',
  '.wav': 'audio/wav',
};

/** As the workbench does it: announce, put the parts straight into the store, hand in the digest, wait for the seal. */
export const uploadRecording = async (
  api: Api,
  who: string,
  matter: string,
  footage: Footage,
  officers: readonly string[],
  now: Date,
  options: CallOptions = {},
): Promise<string> => {
  const { path, startedAt, endedAt, again, ...rest } = footage;
  const whole = again === true ? anotherTake(await readFile(path), extname(path)) : undefined;
  const size = whole?.length ?? (await stat(path)).size;
  const key = randomUUID();
  const { id } = await api.call(
    evidenceApi.announceRecording,
    who,
    {
      id: matter,
      ...rest,
      fileName: basename(path),
      contentType: types[extname(path).toLowerCase()] ?? 'application/octet-stream',
      size,
      startedAt: startedAt.toISOString(),
      endedAt: endedAt.toISOString(),
      deviceNow: now.toISOString(),
      officers,
    },
    { ...options, key },
  );
  const recording = await api.call(evidenceApi.getRecording, who, { id }, options);
  const digest = createHash('sha256');
  const file = await open(path);
  try {
    for (let number = 1, from = 0; from < size; number += 1, from += recording.partSize) {
      const bytes = Buffer.alloc(Math.min(recording.partSize, size - from));
      if (whole) whole.copy(bytes, 0, from);
      else await file.read(bytes, 0, bytes.length, from);
      digest.update(bytes);
      const { parts } = await api.call(evidenceApi.presignParts, who, { id, numbers: [number] }, options);
      const [part] = parts;
      if (!part) throw new Error('no address for the part');
      const put = await fetch(part.url, { method: 'PUT', body: bytes });
      if (!put.ok) throw new Error(`part ${number}: ${put.status}`);
    }
  } finally {
    await file.close();
  }
  await api.call(
    evidenceApi.completeRecording,
    who,
    { id, sha256: digest.digest('hex') },
    { ...options, key: `${key}-end` },
  );
  const { state, fault } = await until(`seal of ${footage.title}`, async () => {
    const view = await api.call(evidenceApi.getRecording, who, { id }, options);
    return view.state === 'sealed' || view.state === 'quarantined' ? view : undefined;
  });
  if (state === 'quarantined') throw new Quarantined(fault?.code ?? '', fault?.words.zh ?? '');
  return id;
};
