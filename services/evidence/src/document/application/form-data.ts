import type { BodyRecord, CaseFile, DocumentOrder } from '../../matter/index.ts';
import { forms, type Form, type FormAgency, type FormData, type FormMatter } from '../forms/index.ts';
import { DomainError } from '@sanzhi/kernel';

const agencyOf = ({ name, short, uscc, address, phone, reconsideration, court }: BodyRecord): FormAgency => ({
  name,
  short,
  uscc,
  address,
  phone,
  reconsideration,
  court,
});

/** What the forms quote of the matter. 立案 counts where it has happened, not the day the clue came in. */
const matterOf = (file: CaseFile): FormMatter => {
  const { reference, cause, party, officers, openedOn, filedOn, proposal, notice, statement } = file;
  return {
    reference,
    cause,
    party,
    officers,
    openedOn: filedOn ?? openedOn,
    ...(proposal === undefined ? {} : { proposal }),
    ...(notice?.servedOn === undefined
      ? {}
      : { notice: { number: notice.number, servedOn: notice.servedOn } }),
    ...(statement === undefined ? {} : { statement }),
  };
};

export const formDataOf = ({ matter, number, on, fields }: DocumentOrder, body: BodyRecord): FormData => ({
  agency: agencyOf(body),
  matter: matterOf(matter),
  ...(number === undefined ? {} : { number }),
  date: on,
  fields,
});

/** The layout of a form of the official set. */
export const formFor = (no: number): Form => {
  const form = Object.values(forms).find((one) => one.no === no);
  if (form) return form;
  throw new DomainError(
    'document.form-not-provided',
    { zh: `本系统尚不制作第${no}号文书`, en: `Form ${no} is not among the forms made here` },
    { kind: 'invalid', field: 'form' },
  );
};
