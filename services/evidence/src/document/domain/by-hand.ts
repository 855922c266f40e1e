import { DomainError } from '@sanzhi/kernel';
import { formOf, isForm, type ProcedureState } from '@sanzhi/statute';

/** Forms that an officer fills in; the others come about by what they belong to. */
const filledIn = [7, 9, 14, 35];

const elsewhere: Partial<Record<number, { zh: string; en: string; basis?: string }>> = {
  36: {
    zh: '审核表由审核意见生成，不能手工制作',
    en: 'The review form is made from the opinion of review, never by hand',
  },
  37: {
    zh: '告知书带文号，只能通过“制发处罚告知书”编号制发',
    en: 'The notice bears a number and is made only by the command that issues it',
    basis: '行政处罚法第四十四条',
  },
  45: {
    zh: '决定书带文号，只能在审核通过后由“作出处罚决定”编号制发',
    en: 'The decision bears a number and is made only by the command that decides, after review',
    basis: '行政处罚法第五十八条',
  },
  50: { zh: '送达回证由“送达登记”生成', en: 'A proof of service is made when service is recorded' },
};

/** Refuses a form that is not made by hand, or not in the state the matter is in. */
export const assertByHand = (form: number, state: ProcedureState): void => {
  if (!isForm(form)) formOf(form);
  const other = elsewhere[form];
  if (other) {
    const { basis, ...words } = other;
    throw new DomainError('document.not-by-hand', words, basis === undefined ? {} : { basis });
  }
  if (!filledIn.includes(form))
    throw new DomainError(
      'document.form-not-provided',
      {
        zh: `本系统尚不制作《${formOf(form).zh}》`,
        en: `${formOf(form).en} is not among the forms made here`,
      },
      { kind: 'invalid', field: 'form' },
    );
  if (!state.forms.includes(form))
    throw new DomainError('document.not-in-this-state', {
      zh: `“${state.zh}”环节不制作《${formOf(form).zh}》`,
      en: `${formOf(form).en} is not made in the state ${state.en}`,
    });
};
