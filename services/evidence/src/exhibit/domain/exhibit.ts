import type { Person } from '@sanzhi/contracts';
import type { Words } from '@sanzhi/kernel';
import type { CivilDate } from '@sanzhi/statute';

export type ExhibitKind = 'sample' | 'preserved' | 'seized';
export type Outcome = 'secured-otherwise' | 'tested' | 'confiscated' | 'seized' | 'transferred' | 'lifted';
export type Way = 'return' | 'destroy' | 'auction' | 'hand-over';

/** A sealed photo recording of the same matter, as it was called when it was named here. */
export interface Photo {
  recording: string;
  title: string;
  sha256: string;
}

export type What =
  | 'recorded'
  | 'photographed'
  | 'seal-applied'
  | 'seal-broken'
  | 'moved'
  | 'preservation-approved'
  | 'preservation-refused'
  | 'preservation-decided'
  | 'preservation-lapsed'
  | 'disposal-proposed'
  | 'disposed';

/** One link of the chain of custody: never changed, only followed by another. */
export interface Step {
  what: What;
  at: string;
  by: Person;
  people: string[];
  seals: string[];
  from?: string;
  to?: string;
  reason?: string;
  photos: Photo[];
}

/** 先行登记保存 (行政处罚法第五十六条). */
export interface Preservation {
  /** Nothing has ended it yet: no refusal, no decision, no lapse. */
  open: boolean;
  decidedOn: CivilDate;
  /** On the spot, before the leader could approve. */
  urgent: boolean;
  due: CivilDate;
  approval?: { approved: boolean; by: Person; at: string; reason: string };
  outcome?: { outcome: Outcome; reason: string; by: Person; at: string };
  lapsedAt?: string;
}

export interface Disposal {
  way: Way;
  reason: string;
  to: string;
  proposedBy: Person;
  proposedAt: string;
  confirmedBy?: Person;
  confirmedAt?: string;
}

export interface Exhibit {
  id: string;
  agency: string;
  matter: string;
  number: number;
  /** The command that made it: asked again it is this same thing. */
  command: string;
  kind: ExhibitKind;
  state: 'held' | 'to-return' | 'returned' | 'disposed';
  name: string;
  quantity: number;
  unit: string;
  description: string;
  takenFrom: string;
  takenAt: string;
  takenPlace: string;
  officers: Person[];
  /** On it now. */
  seals: string[];
  keptAt: string;
  chain: Step[];
  preservation?: Preservation;
  disposal?: Disposal;
}

export type Fact =
  | { fact: 'recorded'; step: Step }
  | { fact: 'photographed'; step: Step }
  | { fact: 'seal-applied'; step: Step }
  | { fact: 'seal-broken'; step: Step }
  | { fact: 'moved'; step: Step; from: string; to: string; receiver: string }
  | { fact: 'preservation-approved'; reason: string; due: CivilDate }
  | { fact: 'preservation-refused'; reason: string }
  | { fact: 'preservation-decided'; outcome: Outcome; reason: string }
  | { fact: 'preservation-lapsed'; decidedOn: CivilDate; due: CivilDate }
  | { fact: 'disposal-proposed'; way: Way; to: string; reason: string }
  | { fact: 'disposed'; disposal: Required<Disposal>; step: Step };

export interface Change {
  exhibit: Exhibit;
  facts: Fact[];
}

export interface Now {
  now: Date;
  by: Person;
}

export const stepNames: Record<What, Words> = {
  recorded: { zh: '登记', en: 'recorded' },
  photographed: { zh: '拍照', en: 'photographed' },
  'seal-applied': { zh: '加封', en: 'sealed' },
  'seal-broken': { zh: '启封', en: 'seal broken' },
  moved: { zh: '移交', en: 'moved' },
  'preservation-approved': { zh: '先行登记保存批准', en: 'preservation approved' },
  'preservation-refused': { zh: '先行登记保存不予批准', en: 'preservation refused' },
  'preservation-decided': { zh: '先行登记保存处理决定', en: 'preservation decided' },
  'preservation-lapsed': { zh: '先行登记保存逾期自动解除', en: 'preservation lapsed' },
  'disposal-proposed': { zh: '提出处置', en: 'disposal proposed' },
  disposed: { zh: '处置完成', en: 'disposed of' },
};

export const step = (what: What, { now, by }: Now, more: Partial<Step> = {}): Step => ({
  what,
  at: now.toISOString(),
  by,
  people: [],
  seals: [],
  photos: [],
  ...more,
});

/** The thing with one more link in its chain. */
export const followed = (exhibit: Exhibit, link: Step, more: Partial<Exhibit> = {}): Exhibit => ({
  ...exhibit,
  ...more,
  chain: [...exhibit.chain, link],
});
