import type { BodyRecord, Measure, OfficerRecord, Party, Person, Proposal } from '@sanzhi/contracts';
import type { CivilDate, ExemptionGround, ProcedureKind } from '@sanzhi/statute';

export type { BodyRecord, Measure, OfficerRecord, Party, Person, Proposal };
export type Officer = Person & { certificate: string };

/** On which side a person has stood; nobody may stand on two (law 7). */
export type Hat = 'handler' | 'reviewer' | 'approver' | 'presider';
export interface Acted {
  hat: Hat;
  person: Person;
}

/** Who asks for something now, as the token says. */
export interface Caller {
  subject: string;
  name: string;
  agency: string;
  certificate?: string;
  roles: readonly string[];
}

/** `stage` is the state of the procedure in which it was made. */
export interface FiledRecording {
  id: string;
  title: string;
  activity: string;
  stage: string;
  /** For which stay in the stage, and when it began by our clock; absent in what was sealed before that was said. */
  stageSince?: string;
  madeAt?: string;
  sha256: string;
  at: string;
  /** Handed in late, or of another time by its own word, and nobody has approved that yet. */
  late?: true;
  /** It is the time in the file that must be explained. */
  differs?: true;
  /** A copy of another recording: it never pays a duty. */
  derivedFrom?: string;
}
/** 全程音像记录 of one stay in a stage: which recordings it has, and how many gaps are not yet approved. */
export interface FiledCourse {
  stage: string;
  since: string;
  activity: string;
  recordings: string[];
  open: number;
}
/** A slot of a room with fixed cameras of which no film came in time. */
export interface MissedSlot {
  id: string;
  roomName: string;
  from: string;
  to: string;
  /** Nobody has approved why, and no film has come since. */
  open: boolean;
}
export interface FiledDocument {
  id: string;
  form: number;
  title: string;
  stage: string;
  sha256: string;
  at: string;
  servedAt?: string;
}

export interface Exemption {
  state: string;
  activity: string;
  ground?: ExemptionGround;
  reason: string;
  by: Person;
  on: CivilDate;
}

/** What the handling unit writes; party, procedure, hearing and materials come from the matter itself. */
export type ProposalContent = Omit<Proposal, 'matter' | 'procedure' | 'party' | 'hearingHeld' | 'materials'>;
export interface Proposed {
  content: ProposalContent;
  materials: string[];
  /** Made after the hearing. */
  hearingHeld: boolean;
  on: CivilDate;
}

export interface Clearance {
  token: string;
  digest: string;
  round: number;
}
/** What a clearance says once its signature has been checked. */
export interface ClearanceClaims {
  matter: string;
  digest: string;
}

export interface Statement {
  waived: boolean;
  hearingRequested: boolean;
  text?: string;
  on: CivilDate;
}

/** What the party was told, so that nothing else and nothing heavier is decided (行政处罚法第四十四条). */
export interface Told {
  grounds: string;
  measures: Measure[];
}
export interface Notice extends Told {
  number: string;
  document: string;
  digest: string;
  on: CivilDate;
  servedOn?: CivilDate;
}
export interface Decision {
  number: string;
  document: string;
  digest: string;
  decidedOn: CivilDate;
  servedOn?: CivilDate;
}

export type NumberedKind = 'notice' | 'decision';
/** A number is being given: what for is frozen here before the number is taken. */
export interface Numbering {
  kind: NumberedKind;
  /** One number for one intent, however often it is tried. */
  intent: string;
  document: string;
  form: number;
  agencyShort: string;
  kindShort: string;
  on: CivilDate;
  at: string;
  fields: Record<string, unknown>;
  otherPersons: string[];
  digest: string;
  by: Person;
}

export interface Passage {
  from: string;
  to: string;
  at: string;
  by: Person;
  note?: string;
}

export interface Matter {
  id: string;
  agency: string;
  kind: ProcedureKind;
  reference: string;
  cause: string;
  source: string;
  party: Party;
  state: string;
  enteredAt: string;
  openedOn: CivilDate;
  /** 立案日; the time for the decision runs from it. */
  filedOn?: CivilDate;
  officers: Officer[];
  formerOfficers: Officer[];
  acted: Acted[];
  recordings: FiledRecording[];
  courses?: FiledCourse[];
  missedSlots?: MissedSlot[];
  documents: FiledDocument[];
  exemptions: Exemption[];
  hearingHeldOn?: CivilDate;
  proposed?: Proposed;
  clearance?: Clearance;
  /** Digests of clearances that have lapsed; none of them lives again. */
  lapsed: string[];
  review?: { outcome: string; round: number; text: string };
  /** Who has accepted its review and was not released from it. */
  reviewers?: Person[];
  supplementAsked: boolean;
  statement?: Statement;
  notice?: Notice;
  decision?: Decision;
  /** Numbers asked for so far. */
  intents: number;
  numbering?: Numbering;
  history: Passage[];
}

/** How the record that a stage owed was paid when it was left. */
export interface PaidDuty {
  activity: string;
  paid: 'recorded' | 'exempted';
}

export type Fact =
  | { fact: 'opened' }
  | { fact: 'advanced'; from: string; to: string; note?: string; recording?: PaidDuty }
  | { fact: 'officers-changed'; reason: string }
  | { fact: 'exempted'; state: string; activity: string; ground: ExemptionGround; reason: string }
  | { fact: 'proposed'; proposal: Proposal; digest: string }
  | { fact: 'statement-recorded'; statement: Statement }
  | { fact: 'notice-issued'; notice: Notice }
  | {
      fact: 'decision-issued';
      decision: Decision;
      minor: boolean;
      paragraphs: string[];
      otherPersons: string[];
    };

export interface Change {
  matter: Matter;
  facts: Fact[];
}

export interface Now {
  now: Date;
  who: Caller;
}
