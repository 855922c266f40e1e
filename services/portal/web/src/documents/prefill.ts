import { evidenceApi, type MatterView } from '@sanzhi/contracts';
import { useRead } from '../api/use-read.ts';
import type { Values } from '../ui/field-spec.ts';
import { inputTime } from '../ui/time.ts';

/** Papers of the procedure itself, which prove nothing of the facts. */
const noEvidence = new Set([7, 8, 35, 36, 37, 43, 45, 50]);

/** The file of the matter as a list of evidence, to begin with. */
export const useEvidence = (matter: string) => {
  const documents = useRead(evidenceApi.listDocuments, { id: matter });
  const recordings = useRead(evidenceApi.listRecordings, { id: matter });
  const ready = documents.data !== undefined && recordings.data !== undefined;
  const items: Values[] = [
    ...(documents.data?.items ?? []).filter(({ form }) => !noEvidence.has(form)),
    ...(recordings.data?.items ?? []).filter(({ state }) => state === 'sealed'),
  ].map(({ title }) => ({ title }));
  return { evidence: items.length ? items : [{}], ready, failed: documents.error ?? recordings.error };
};

/** What the matter already says, so that nobody types it again. */
export const prefilled = (form: number, matter: MatterView, evidence: Values[]): Values => {
  const { party, proposal } = matter;
  const now = inputTime(Date.now());
  const nobodyRecused = '听清楚了，不申请回避。';
  const common: Record<number, Values> = {
    7: { decision: 'file', source: matter.source, foundOn: matter.openedOn },
    9: {
      from: now,
      place: party.address,
      present: { name: party.legalRepresentative },
      recusal: nobodyRecused,
    },
    14: {
      from: now,
      session: 1,
      person: { name: party.legalRepresentative ?? party.name, work: party.name, address: party.address },
      recusal: nobodyRecused,
      talk: [{}],
    },
    35: { evidence, facts: proposal?.facts, discretion: proposal?.discretion },
    37: { evidence, hearing: false },
    45: { evidence },
  };
  return common[form] ?? {};
};
