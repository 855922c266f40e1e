import { by } from '../laws.ts';
import { inForce, nationwide, type CivilDate, type Parameter } from '../parameter.ts';

/** Full years of age from which a person is no minor. */
const majority: readonly Parameter<number>[] = [
  { value: 18, basis: by('penalty', '第三十条'), region: nationwide, from: '2021-07-15' },
];

/** Whether someone born on that day is a minor (未成年人) on this one. */
export const isMinorOn = (birthDate: CivilDate, on: CivilDate): boolean => {
  const years =
    Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (on.slice(5) < birthDate.slice(5) ? 1 : 0);
  return years < inForce(majority, { on }).value;
};
