import type { Person } from '@sanzhi/contracts';
import type { CivilDate } from '@sanzhi/statute';

export const serviceMethods = [
  'direct',
  'retention',
  'post',
  'entrusted',
  'electronic',
  'announcement',
] as const;
export type ServiceMethod = (typeof serviceMethods)[number];

export interface Served {
  at: string;
  method: ServiceMethod;
  recipient: string;
  /** The 送达回证 that proves it. */
  receipt: string;
}

/** One official document: a locked PDF/A and what it says. It never changes; only its service is added. */
export interface OfficialDocument {
  id: string;
  agency: string;
  matter: string;
  form: number;
  title: string;
  number?: string;
  /** State of the procedure it was made in. */
  stage: string;
  /** 成文日期 */
  date: CivilDate;
  by: Person;
  key: string;
  versionId: string;
  sha256: string;
  size: number;
  retainUntil: string;
  /** The text, where the form is a letter. */
  paragraphs: string[];
  madeAt: string;
  served?: Served;
}

export type Fact = { fact: 'made' } | { fact: 'served'; served: Served };

export interface Change {
  document: OfficialDocument;
  facts: Fact[];
}
