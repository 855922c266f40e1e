import type { Person } from '@sanzhi/contracts';
import { absent, DomainError } from '@sanzhi/kernel';
import type { Caller, Items, KeptItem } from './ports.ts';

const thing = { zh: '未归案文件', en: 'file' };

export const personOf = ({ subject, name, certificate }: Caller): Person =>
  certificate === undefined ? { subject, name } : { subject, name, certificate };

/** Another agency's file is not there (law 9). */
export const itemOf = async (items: Items, id: string, { agency }: { agency: string }): Promise<KeptItem> => {
  const kept = await items.get(id);
  if (!kept || kept.agency !== agency) throw absent(thing, id);
  return kept;
};

export const uploadingOf = async (items: Items, id: string, who: { agency: string }): Promise<KeptItem> => {
  const kept = await itemOf(items, id, who);
  if (kept.state.state === 'uploading') return kept;
  throw new DomainError('intake.not-uploading', {
    zh: '该文件已上传完成，不能再传分片；如需更换文件请重新登记',
    en: `The file ${id} is ${kept.state.state}, its upload is over; announce another file anew`,
  });
};

export const isStale = (error: unknown): boolean =>
  error instanceof DomainError && error.detail.kind === 'stale';
