import { evidenceApi } from '@sanzhi/contracts';
import { createSHA256 } from 'hash-wasm';
import { call } from '../api/call.ts';
import { patiently, type Watch } from './patience.ts';
import { putPart } from './put-part.ts';

const atOnce = 3;
/** Addresses asked for at a time. */
const batch = 20;
/** Small enough that the page stays alive while it is hashed. */
const slice = 2 * 1024 * 1024;

export interface Sending extends Watch {
  onProgress: (sent: number) => void;
}

/** Addresses for parts, fetched ahead and, when one has run out, anew. */
const addresses = (id: string, wanted: readonly number[], watch: Watch) => {
  const known = new Map<number, string>();
  const pending = new Map<number, Promise<void>>();
  const fetchFrom = (number: number) => {
    const at = wanted.indexOf(number);
    const numbers = wanted.slice(at, at + batch).filter((one) => !known.has(one) && !pending.has(one));
    const asked = patiently(
      () => call(evidenceApi.presignParts, { id, numbers }, { signal: watch.signal }),
      watch,
    )
      .then(({ parts }) => parts.forEach((part) => known.set(part.number, part.url)))
      .finally(() => numbers.forEach((one) => pending.delete(one)));
    numbers.forEach((one) => pending.set(one, asked));
    return asked;
  };
  return {
    of: async (number: number): Promise<string> => {
      if (!known.has(number)) await (pending.get(number) ?? fetchFrom(number));
      const url = known.get(number);
      if (!url) throw new TypeError(`no address for part ${number}`);
      return url;
    },
    forget: (number: number) => known.delete(number),
  };
};

/**
 * Sends what the store does not have yet, three parts at a time, and declares the file's SHA-256, which the service
 * computes again from what the store returns. A digest made when the file came into being is declared as it is; without
 * one the whole file is read once in order.
 */
export const sendFile = async (
  id: string,
  file: Blob,
  partSize: number,
  watch: Sending,
  known?: string,
): Promise<string> => {
  const stop = new AbortController();
  const signal = AbortSignal.any([watch.signal, stop.signal]);
  const own = { ...watch, signal };
  const count = Math.max(1, Math.ceil(file.size / partSize));
  const sizeOf = (number: number) => Math.min(partSize, file.size - (number - 1) * partSize);
  const stored = await patiently(() => call(evidenceApi.listParts, { id }, { signal }), own);
  const there = new Set(
    stored.parts.filter(({ number, size }) => size === sizeOf(number)).map(({ number }) => number),
  );
  const wanted = Array.from({ length: count }, (_, i) => i + 1).filter((number) => !there.has(number));
  const waiting = new Map<number | 'addresses', unknown>();
  /** One that goes through does not end the waiting of the others. */
  const telling = (one: number | 'addresses'): Watch => ({
    ...own,
    onWait: (error) => {
      if (error === undefined) waiting.delete(one);
      else waiting.set(one, error);
      own.onWait([...waiting.values()].at(-1));
    },
  });
  const urls = addresses(id, wanted, telling('addresses'));
  const sent = new Map([...there].map((number) => [number, sizeOf(number)]));
  const tell = () => watch.onProgress([...sent.values()].reduce((sum, n) => sum + n, 0));
  const progress = (number: number, n: number) => {
    sent.set(number, n);
    tell();
  };
  tell();

  const send = async (number: number, part: Blob) => {
    await patiently(async () => {
      const url = await urls.of(number);
      try {
        await putPart(url, part, (n) => progress(number, n), signal);
      } catch (error) {
        urls.forget(number);
        sent.delete(number);
        throw error;
      }
    }, telling(number));
    progress(number, part.size);
  };

  const hash = known === undefined ? await createSHA256() : undefined;
  const running = new Set<Promise<void>>();
  try {
    for (let number = 1; number <= count; number += 1) {
      const from = (number - 1) * partSize;
      const part = file.slice(from, from + sizeOf(number));
      if (!there.has(number)) {
        while (running.size >= atOnce) await Promise.race(running);
        const one = send(number, part).finally(() => running.delete(one));
        running.add(one);
        one.catch(() => stop.abort());
      }
      for (let at = 0; hash && at < part.size; at += slice) {
        signal.throwIfAborted();
        hash.update(new Uint8Array(await part.slice(at, at + slice).arrayBuffer()));
      }
    }
    await Promise.all(running);
  } catch (error) {
    const first = (await Promise.allSettled(running)).find(({ status }) => status === 'rejected');
    stop.abort();
    throw first?.status === 'rejected' ? first.reason : error;
  }
  const sha256 = known ?? hash?.digest('hex') ?? '';
  await patiently(() => call(evidenceApi.completeRecording, { id, sha256 }, { signal }), own);
  return sha256;
};
