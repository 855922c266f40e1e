import type { Kept as Aggregate, Receipt } from '@sanzhi/kernel';
import type { ProcedureKind } from '@sanzhi/statute';
import type {
  BodyRecord,
  Change,
  ClearanceClaims,
  Matter,
  Officer,
  OfficerRecord,
  Party,
  Person,
  Proposal,
} from '../domain/matter.ts';

export type Kept = Aggregate<Matter>;

export interface MatterFilter {
  agency: string;
  state?: string | undefined;
  /** Words in the cause, or in what names the matter. */
  q?: string | undefined;
  /** Words in what names the matter: its reference, the party's name or its 统一社会信用代码. */
  named?: string | undefined;
  /** Only those this certificate handles. */
  certificate?: string | undefined;
  after?: string | undefined;
  limit: number;
}

export interface Matters {
  /** State and facts in one write. */
  add(change: Change): Promise<Receipt>;
  get(id: string): Promise<Kept | undefined>;
  /** State and facts in one write, unless somebody else wrote since `known` was read. */
  save(known: Kept, change: Change): Promise<Receipt>;
  page(filter: MatterFilter): Promise<{ items: Kept[]; next?: string }>;
  /** Handled by this certificate now or before, newest first, at most a hundred. */
  ofOfficer(certificate: string, agency: string): Promise<Kept[]>;
  /** Numbers that were asked for and are not yet given. */
  numbering(): Promise<OpenNumber[]>;
}

export interface OpenNumber {
  matter: string;
  intent: string;
  by: Person;
}

/** What disclosure has said of bodies and officers. */
export interface Register {
  officers(certificates: readonly string[]): Promise<OfficerRecord[]>;
  officersOf(agency: string): Promise<OfficerRecord[]>;
  body(agency: string): Promise<BodyRecord | undefined>;
}

export interface Series {
  agency: string;
  kindShort: string;
  year: number;
}

export interface Numbers {
  /** The next number of the series, once for each intent: asking again gives the same. */
  claim(series: Series, intent: string): Promise<number>;
}

export interface Clearances {
  /** What the token says, if review signed it; undefined when it did not. */
  claimsOf(token: string): Promise<ClearanceClaims | undefined>;
}

export interface Commands {
  /** Runs `work` as a command of its own, once for this key. A repeat does nothing and answers undefined. */
  once<T>(key: string, actor: Person, work: () => Promise<T>): Promise<T | undefined>;
}

/** The matter as a document may quote it. */
export interface CaseFile {
  id: string;
  agency: string;
  kind: ProcedureKind;
  reference: string;
  cause: string;
  /** State of the procedure now, and since when. */
  stage: string;
  stageSince: string;
  party: Party;
  officers: Officer[];
  openedOn: string;
  filedOn?: string;
  proposal?: Proposal;
  notice?: { number: string; document: string; servedOn?: string };
  /** Silence until the time was over counts as nothing said. */
  statement?: { waived: boolean; hearingRequested: boolean; text?: string };
  decision?: { number: string; document: string; decidedOn: string };
}

export interface DocumentOrder {
  /** The document's id: the same order again meets its own first effect. */
  id: string;
  matter: CaseFile;
  form: number;
  number?: string;
  /** 成文日期 */
  on: string;
  fields: Record<string, unknown>;
  by: Person;
}

export interface MadeDocument {
  id: string;
  title: string;
  sha256: string;
  /** The text, paragraph by paragraph. */
  paragraphs: string[];
}

export interface Documents {
  /** Refuses an order that could not be made. Keeps nothing; a numbered form is tried with a stand-in number. */
  check(order: DocumentOrder): Promise<void>;
  /** Typesets, stores, locks. Idempotent by `id`. */
  make(order: DocumentOrder): Promise<MadeDocument>;
}
