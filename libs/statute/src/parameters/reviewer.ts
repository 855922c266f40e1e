import { by } from '../laws.ts';
import { inForce, nationwide, type CivilDate, type Parameter } from '../parameter.ts';

/** Whether who reviews penalty decisions for the first time must hold the national legal professional qualification. */
export const reviewerQualification: readonly Parameter<boolean>[] = [
  {
    value: false,
    basis: by('penalty', '2017年修正前未作要求'),
    region: nationwide,
    from: '1996-10-01',
    to: '2017-12-31',
  },
  {
    value: true,
    basis: by('penalty', '第三十八条第三款（2017年修正）'),
    region: nationwide,
    from: '2018-01-01',
    to: '2021-07-14',
  },
  { value: true, basis: by('penalty', '第五十八条第二款'), region: nationwide, from: '2021-07-15' },
];

/** The rule for someone appointed on that day. */
export const qualificationAsked = (appointedOn: CivilDate): Parameter<boolean> =>
  inForce(reviewerQualification, { on: appointedOn });
