import { expect, it } from '@jest/globals';
import { csvOf } from './csv.ts';

it('quotes what needs it, and lets no cell be a formula', () => {
  expect(
    csvOf([
      ['名称', '数'],
      ['a"b,c', -3],
      ['=1+1', 2.5],
    ]),
  ).toBe('\uFEFF名称,数\r\n"a""b,c",-3\r\n\'=1+1,2.5\r\n');
});
