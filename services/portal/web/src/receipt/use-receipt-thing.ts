import { evidenceApi, type DocumentView, type RecordingView } from '@sanzhi/contracts';
import { useRead } from '../api/use-read.ts';
import type { Words } from '../language.ts';
import { bytes, timeOf } from '../ui/time.ts';

/** What a receipt is about, in the words of the file at hand. */
export interface ReceiptThing {
  kind: 'recording' | 'document';
  title: string;
  sm3?: string | undefined;
  facts: [Words, string | undefined][];
}

const ofRecording = (one: RecordingView): ReceiptThing => ({
  kind: 'recording',
  title: one.title,
  sm3: one.sm3,
  facts: [
    [{ zh: '文件', en: 'File' }, `${one.fileName}（${bytes(one.size)}）`],
    [{ zh: '摄录时间', en: 'Recorded' }, `${timeOf(one.startedAt)} — ${timeOf(one.endedAt)}`],
    [{ zh: '地点', en: 'Place' }, one.place],
    [
      { zh: '执法人员', en: 'Officers' },
      one.officers.map(({ name, certificate }) => `${name}（${certificate}）`).join('、'),
    ],
  ],
});

const ofDocument = (one: DocumentView): ReceiptThing => ({
  kind: 'document',
  title: one.title,
  facts: [
    [{ zh: '文书字号', en: 'Number' }, one.number],
    [{ zh: '制作日期', en: 'Made on' }, one.madeOn],
    [{ zh: '制作人', en: 'Made by' }, one.by.name],
    [{ zh: '文件', en: 'File' }, `PDF（${bytes(one.size)}）`],
  ],
});

const notThere = new Error('not in this matter');

/** The recording, or the document among those of its matter. */
export const useReceiptThing = (matter: string, kind: ReceiptThing['kind'], thing: string) => {
  const recording = useRead(evidenceApi.getRecording, { id: thing }, { enabled: kind === 'recording' });
  const documents = useRead(evidenceApi.listDocuments, { id: matter }, { enabled: kind === 'document' });
  if (kind === 'recording') return { ...recording, data: recording.data && ofRecording(recording.data) };
  const found = documents.data?.items.find(({ id }) => id === thing);
  return {
    ...documents,
    data: found && ofDocument(found),
    error: documents.data && !found ? notThere : documents.error,
  };
};
