import type { Words } from '@sanzhi/kernel';
import {
  civilDateOf,
  formOf,
  openGates,
  procedures,
  recordingDue,
  recordingMatrix,
  stateOf,
  warningLevel,
  type Arrow,
} from '@sanzhi/statute';
import { clocksOf } from './clocks.ts';
import { madeForms, recordedHere } from './file.ts';
import { guardFor } from './guards.ts';
import type { Matter } from './matter.ts';

const formWords = (forms: readonly number[]): Words => ({
  zh: forms.map((no) => `《${formOf(no).zh}》`).join('或'),
  en: forms.map((no) => formOf(no).en).join(' or '),
});

/** Official papers the state demands before it is left. */
export const missingForms = (matter: Matter): Words[] =>
  openGates(stateOf(procedures[matter.kind], matter.state), madeForms(matter)).map((gate) =>
    formWords(gate.anyOf),
  );

/** The audio-video record the state owes, unless it is sealed or its absence was approved. */
const missingRecording = (matter: Matter): Words[] => {
  const state = stateOf(procedures[matter.kind], matter.state);
  const { activities, duty } = state.recording;
  const here = madeForms(matter).flatMap((made) => (made.inState ? [made.form] : []));
  if (!recordingDue(state, here) || recordedHere(matter, activities)) return [];
  const exempted = matter.exemptions.some(
    (exemption) => exemption.state === matter.state && activities.some((a) => a === exemption.activity),
  );
  if (exempted) return [];
  const names = activities.map((activity) => recordingMatrix[activity]);
  return [
    {
      zh: `已封存的“${names.map((n) => n.zh).join('”或“')}”${duty === 'F' ? '全程' : ''}音像记录（或者经批准的免予记录）`,
      en: `a sealed ${duty === 'F' ? 'uninterrupted ' : ''}audio-video record of ${names.map((n) => n.en.toLowerCase()).join(' or ')}, or an approved exemption`,
    },
  ];
};

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
    : [...missingForms(matter), ...missingRecording(matter), ...missingReason(matter, now, note)]),
  ...guardFor(arrow.name)(matter, civilDateOf(now)),
];
