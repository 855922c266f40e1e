import { DomainError } from '@sanzhi/kernel';
import type { CivilDate, Fen, MeasureKind, PartyKind } from '@sanzhi/statute';
import type { z } from 'zod';

/** The forms that this service typesets, by their number in the official set of 56. */
export const formNumbers = [7, 9, 14, 35, 36, 37, 45, 50] as const;
export type FormNo = (typeof formNumbers)[number];

export interface LegalBasis {
  law: string;
  article: string;
  /** The rule broken, or the rule that the penalty rests on; where nobody said, both are cited together. */
  role?: 'violated' | 'applied' | undefined;
}

/** What was reviewed and is being notified or decided: it comes from the matter, nobody types it again. */
export interface ProposedPenalty {
  facts: string;
  characterisation: string;
  basis: readonly LegalBasis[];
  measures: readonly { kind: MeasureKind; amount?: Fen | undefined; detail?: string | undefined }[];
  discretion: string;
}

export interface FormParty {
  kind: PartyKind;
  name: string;
  uscc?: string | undefined;
  legalRepresentative?: string | undefined;
  address: string;
  phone?: string | undefined;
  citizenId?: string | undefined;
}

export interface FormMatter {
  reference: string;
  cause: string;
  party: FormParty;
  officers: readonly { name: string; certificate: string }[];
  openedOn: CivilDate;
  /** Needed by 37 and 45. */
  proposal?: ProposedPenalty | undefined;
  /** Needed by 45: the notice that was served. */
  notice?: { number: string; servedOn: CivilDate } | undefined;
  /** What the party said to it; absent when the time ran out in silence. */
  statement?: { waived: boolean; hearingRequested: boolean; text?: string | undefined } | undefined;
}

export interface FormAgency {
  name: string;
  /** 机关代字, e.g. 新市监 */
  short: string;
  uscc: string;
  address: string;
  phone: string;
  /** 行政复议机关 */
  reconsideration: string;
  /** 有管辖权的人民法院 */
  court: string;
}

export interface FormData<F = unknown> {
  agency: FormAgency;
  matter: FormMatter;
  /** 文书字号, for the numbered forms. */
  number?: string;
  /** 成文日期 */
  date: CivilDate;
  /** What a person typed; checked against the form's `fields`. */
  fields: F;
}

/** Goes to typesetting as it is. */
export interface Rendered {
  template: string;
  inputs: Readonly<Record<string, unknown>>;
  title: string;
}

export interface Form {
  no: FormNo;
  zh: string;
  en: string;
  /** Short form of the kind in the document number; forms without one carry no number. */
  numbered?: '罚告' | '处罚';
  fields: z.ZodType;
  render(data: FormData): Rendered;
}

interface FormDefinition<S extends z.ZodType> extends Omit<Form, 'fields' | 'render'> {
  fields: S;
  write: (data: FormData<z.infer<S>>) => Rendered;
}

const invalid = (form: string, error: z.ZodError): DomainError => {
  const [issue] = error.issues;
  const field = ['fields', ...(issue?.path ?? [])].join('.');
  const said = issue?.message ?? '';
  return new DomainError(
    'document.fields-invalid',
    { zh: `${form}填写有误：${field} ${said}`, en: `${form}, ${field}: ${said}` },
    { kind: 'invalid', field },
  );
};

/** A form that refuses what was typed wrongly, and a numbered one that refuses to go out without its number. */
export const defineForm = <S extends z.ZodType>({ write, ...form }: FormDefinition<S>): Form => ({
  ...form,
  render(data) {
    const parsed = form.fields.safeParse(data.fields);
    if (!parsed.success) throw invalid(form.zh, parsed.error);
    if (form.numbered && !data.number) throw lacking(form.zh, { zh: '文书字号', en: 'its number' });
    return write({ ...data, fields: parsed.data });
  },
});

/** The matter does not yet hold what this form must say. */
export const lacking = (form: string, what: { zh: string; en: string }): DomainError =>
  new DomainError(
    'document.matter-incomplete',
    { zh: `《${form}》缺少${what.zh}`, en: `${form} lacks ${what.en}` },
    { kind: 'refused', missing: [what] },
  );
