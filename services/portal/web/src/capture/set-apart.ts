import type { RecordingView } from '@sanzhi/contracts';
import { createSHA256 } from 'hash-wasm';
import type { Words } from '../language.ts';
import { bytesOf } from './device-store.ts';
import { change } from './items.ts';
import type { Item } from './model.ts';

const slice = 4 * 1024 * 1024;

export const digestNow = async (item: Item): Promise<string> => {
  const bytes = await bytesOf(item);
  const hash = await createSHA256();
  for (let at = 0; at < bytes.size; at += slice)
    hash.update(new Uint8Array(await bytes.slice(at, at + slice).arrayBuffer()));
  return hash.digest('hex');
};

/** On which side the bytes went wrong, which decides whether handing them in again can help. */
const whose = async (item: Item): Promise<Words> =>
  (await digestNow(item)) === item.sha256
    ? {
        zh: '本机保存的文件完好，可以重新上报。',
        en: 'What this device holds is unharmed: hand it in again.',
      }
    : {
        zh: '本机保存的文件与采集时的数字指纹不符：采集之后在本机被改动。不能作为原始记录；请保留本机现状并报告单位负责人。',
        en: 'What this device holds is not what was captured: it was changed here afterwards and is no original. Leave the device as it is and report it.',
      };

/** 隔离: the service examined it and did not seal it. */
export const setApart = async (item: Item, fault: RecordingView['fault']): Promise<void> => {
  const code = fault?.code ?? 'recording.quarantined';
  const details = code === 'recording.digest-mismatch' ? [await whose(item)] : [];
  const words = fault?.words ?? { zh: '未通过校验', en: 'It did not pass the examination' };
  await change(item.id, { state: 'kept', refusal: { code, words, details } });
};
