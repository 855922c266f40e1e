import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { evidenceApi } from '@sanzhi/contracts';
import { until, type Api } from '@sanzhi/testing';

interface Film {
  path: string;
  /** Camera or body recorder that took it. */
  device: string;
  startedAt: Date;
  endedAt: Date;
}

/** A small film as a capture station hands it in: announced, sent in one part, completed, found whole. */
export const handIn = async (api: Api, who: string, { path, device, ...span }: Film): Promise<string> => {
  const bytes = await readFile(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { id } = await api.call(evidenceApi.announceItem, who, {
    device,
    fileName: basename(path),
    contentType: 'video/mp4',
    size: bytes.length,
    sha256,
    startedAt: span.startedAt.toISOString(),
    endedAt: span.endedAt.toISOString(),
    deviceNow: new Date().toISOString(),
  });
  const { parts } = await api.call(evidenceApi.presignItemParts, who, { id, numbers: [1] });
  const sent = await fetch(parts[0]?.url ?? '', { method: 'PUT', body: bytes });
  if (!sent.ok) throw new Error(`the store answered ${sent.status}`);
  await api.call(evidenceApi.completeItem, who, { id, sha256 });
  await until('the file is found whole', async () => {
    const { state } = await api.call(evidenceApi.getItem, who, { id });
    if (state === 'quarantined') throw new Error('quarantined');
    return state === 'checked';
  });
  return id;
};
