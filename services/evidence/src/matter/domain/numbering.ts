import type { Matter } from './matter.ts';
import { refused } from './refusals.ts';

/** While a number is being given, what it is given for stands still. */
export const assertUnlocked = (matter: Matter): void => {
  if (matter.numbering)
    throw refused(
      'matter.numbering',
      '正在编制文号，完成前不能变更案件',
      'A number is being given; the matter cannot change until that is done',
    );
};
