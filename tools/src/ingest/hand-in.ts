import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { evidenceApi } from '@sanzhi/contracts';
import { patiently, Refusal, type Client } from './client.ts';
import type { Ready } from './folder.ts';

export interface Station {
  device: string;
  officer: string | undefined;
  /** How far the clock of the device was ahead of the station's when it was put in. */
  clockOffsetMs: number;
  patienceMs: number;
  /** How long one waits for the verdict on a file that is there. */
  checkWithinMs: number;
}

export interface Result {
  name: string;
  /** `checking`: safely there, its verdict still to come. */
  state: 'handed-in' | 'was-there' | 'checking' | 'refused';
  item?: string;
  note: string;
}

type Asking = Pick<Client, 'call'>;

const ends = new Set(['checked', 'assigning', 'assigned', 'refused', 'quarantined']);
const wordOf: Readonly<Record<string, string>> = {
  checked: '核验一致，待归案',
  assigning: '正在归入案件',
  assigned: '已归入案件',
  refused: '已认定为非证据材料',
};

const readPart = async (file: FileHandle, from: number, length: number): Promise<Buffer> => {
  const bytes = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(bytes, done, length - done, from + done);
    if (bytesRead === 0) throw new Refusal(0, 'file.shrunk', '文件在上传期间变短，请重新导出');
    done += bytesRead;
  }
  return bytes;
};

/** Sends what the store has not, or has otherwise; what it has is what was sent before, perhaps by another run. */
const sendParts = async (client: Asking, id: string, ready: Ready, patienceMs: number): Promise<void> => {
  const { partSize, size } = await client.call(evidenceApi.getItem, { id });
  const { parts } = await client.call(evidenceApi.listItemParts, { id });
  const there = new Map(parts.map((part) => [part.number, part.etag.replaceAll('"', '')]));
  const file = await open(ready.path);
  try {
    for (let number = 1, from = 0; from < size; number += 1, from += partSize) {
      const bytes = await readPart(file, from, Math.min(partSize, size - from));
      if (there.get(number) === createHash('md5').update(bytes).digest('hex')) continue;
      await patiently(async () => {
        const signed = await client.call(evidenceApi.presignItemParts, { id, numbers: [number] });
        const put = await fetch(signed.parts[0]?.url ?? '', {
          method: 'PUT',
          body: new Uint8Array(bytes),
          signal: AbortSignal.timeout(300_000),
        });
        await put.body?.cancel();
        if (!put.ok)
          throw new Refusal(put.status, 'store.part', `存储拒收第${number}个分片（${put.status}）`);
      }, patienceMs);
    }
  } finally {
    await file.close();
  }
};

/** Undefined when it takes longer than one waits. */
const settled = async (client: Asking, id: string, checkWithinMs: number) => {
  for (const until = Date.now() + checkWithinMs; ;) {
    const item = await client.call(evidenceApi.getItem, { id });
    if (ends.has(item.state)) return item;
    if (Date.now() >= until) return undefined;
    await sleep(500);
  }
};

const nowAt = ({ clockOffsetMs }: Station): string => new Date(Date.now() + clockOffsetMs).toISOString();

/** One file, from wherever the server stands with it, to its verdict. */
export const handIn = async (
  client: Asking,
  { batch, ready, station }: { batch: string; ready: Ready; station: Station },
): Promise<Result> => {
  const { name, sha256 } = ready;
  try {
    const { id } = await client.call(evidenceApi.announceItem, {
      ...{ batch, sha256, fileName: name, size: ready.size, contentType: ready.contentType },
      ...{ startedAt: ready.startedAt, endedAt: ready.endedAt, deviceNow: nowAt(station) },
      device: station.device,
      certificate: ready.officer ?? station.officer,
    });
    const before = await client.call(evidenceApi.getItem, { id });
    if (before.state === 'uploading') {
      await sendParts(client, id, ready, station.patienceMs);
      await client.call(evidenceApi.completeItem, { id, sha256 });
    }
    const found = await settled(client, id, station.checkWithinMs);
    if (!found) return { name, state: 'checking', item: id, note: '核验尚未结束，请稍后再次运行查看' };
    const { state, fault } = found;
    if (state === 'quarantined') {
      const { zh, en } = fault?.words ?? { zh: '已隔离', en: 'set apart' };
      return { name, state: 'refused', item: id, note: `${zh} ${en}` };
    }
    const note = wordOf[state] ?? state;
    return { name, state: before.state === 'uploading' ? 'handed-in' : 'was-there', item: id, note };
  } catch (error) {
    const note = error instanceof Error ? error.message : String(error);
    if (error instanceof Refusal && error.code === 'intake.duplicate')
      return { name, state: 'was-there', note };
    return { name, state: 'refused', note };
  }
};
