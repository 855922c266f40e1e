import { civilDateOf, lawFor, retainedUntil, retentionOf } from '@sanzhi/statute';
import { DomainError, type Words } from '@sanzhi/kernel';
import type { MalwareScan } from '@sanzhi/contracts';
import type { Change, Fault, Item } from './item.ts';

const wrongState = ({ id, state }: Item): DomainError =>
  new DomainError('intake.state', {
    zh: `文件${id}当前为${state}，不能进行此操作`,
    en: `The file ${id} is ${state}; this cannot be done now`,
  });

/** The upload is whole: this version of the object is the file. */
export const receive = (item: Item, { versionId }: { versionId: string }, now: Date): Change => {
  if (item.state !== 'uploading') throw wrongState(item);
  return {
    item: { ...item, state: 'received', versionId, receivedAt: now.toISOString() },
    facts: [{ fact: 'received', versionId }],
  };
};

export type Received = Item & { versionId: string; receivedAt: string };
export const isReceived = (item: Item): item is Received =>
  item.state === 'received' && item.versionId !== undefined && item.receivedAt !== undefined;

/** What is no evidence stays for the shortest class; what becomes a record is locked for longer. */
export const keptUntil = ({ agency, receivedAt }: Received): Date => {
  const retention = retentionOf('premises', false, lawFor(agency, receivedAt));
  return new Date(`${retainedUntil(retention, civilDateOf(new Date(receivedAt)))}T23:59:59+08:00`);
};

/** Nobody has named a medium yet: its declared type does. */
export const mediumOf = ({ contentType }: Item): 'audio' | 'photo' | 'video' => {
  const [type] = contentType.split('/');
  return type === 'audio' ? 'audio' : type === 'image' ? 'photo' : 'video';
};

export const check = (
  item: Received,
  { sm3, scan }: { sm3: string; scan: MalwareScan },
  until: Date,
): Change => {
  const retainUntil = until.toISOString();
  const { versionId } = item;
  return {
    item: { ...item, state: 'checked', sm3, scan, retainUntil },
    facts: [{ fact: 'checked', sm3, versionId, retainUntil }],
  };
};

export const setApart = (item: Item, reason: Fault, found?: string): Change => ({
  item: { ...item, state: 'quarantined', fault: reason },
  facts: [{ fact: 'quarantined', code: reason.code, ...(found === undefined ? {} : { found }) }],
});

export const assertChecked = (item: Item): Item & { versionId: string; retainUntil: string } => {
  const { state, versionId, retainUntil } = item;
  if (state === 'checked' && versionId !== undefined && retainUntil !== undefined)
    return { ...item, versionId, retainUntil };
  const says: Partial<Record<Item['state'], Words>> = {
    uploading: { zh: '文件尚未上传完成', en: 'It has not been uploaded in full' },
    received: { zh: '文件正在核验，请稍候再确认', en: 'It is being checked; confirm in a moment' },
    assigning: { zh: '文件正在归入案件，请稍候刷新', en: 'It is on its way into a matter; look again' },
    assigned: { zh: '文件已归入案件，不能再改', en: 'It belongs to a matter already and stays there' },
    refused: { zh: '文件已认定为非证据材料', en: 'It has been found to be no evidence' },
    quarantined: { zh: '文件已隔离，请重新导出并上传', en: 'It was set apart; export and upload it again' },
  };
  throw new DomainError(
    'intake.not-waiting',
    says[state] ?? { zh: '文件不在待归案状态', en: 'It is not waiting for a matter' },
  );
};
