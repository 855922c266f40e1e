import type { Words } from '@sanzhi/kernel';
import {
  civilDateOf,
  formOf,
  openGates,
  procedures,
  stateOf,
  warningLevel,
  type Arrow,
} from '@sanzhi/statute';
import { clocksOf } from './clocks.ts';
import { madeForms } from './file.ts';
import { guardFor } from './guards.ts';
import type { Matter } from './matter.ts';
import { missingFilms, missingRecording } from './record-duty.ts';

const formWords = (forms: readonly number[]): Words => ({
  zh: forms.map((no) => `《${formOf(no).zh}》`).join('或'),
  en: forms.map((no) => formOf(no).en).join(' or '),
});

/** Official papers the state demands before it is left. */
export const missingForms = (matter: Matter): Words[] =>
  openGates(stateOf(procedures[matter.kind], matter.state), madeForms(matter)).map((gate) =>
    formWords(gate.anyOf),
  );

/** A limit that has run out does not stop the matter by itself, but whoever goes on says why. */
const missingReason = (matter: Matter, now: Date, note: string | undefined): Words[] => {
  const on = civilDateOf(now);
  const late = clocksOf(matter, on).filter(
    ({ kind, ...clock }) => !waits.has(kind) && warningLevel({ kind, ...clock }, on) === 'overdue',
  );
  return late.length === 0 || (note !== undefined && note !== '')
    ? []
    : late.map(({ zh, en, due }) => ({
        zh: `“${zh}”期限已于${due}届满，须在备注中说明超期原因`,
        en: `${en}: the limit ran out on ${due}; a note must say why`,
      }));
};

/** Limits that protect the party: their end is what the matter waits for. */
const waits = new Set<string>(['statement', 'hearing-request', 'hearing-notice', 'payment']);

/** Everything that must still be there before the matter can go along this arrow. */
export const missingFor = (matter: Matter, arrow: Arrow, now: Date, note?: string): Words[] => [
  ...(arrow.detour
    ? []
    : [
        ...missingForms(matter),
        ...missingRecording(matter),
        ...missingFilms(matter),
        ...missingReason(matter, now, note),
      ]),
  ...guardFor(arrow.name)(matter, civilDateOf(now)),
];
