import { archiveEvents } from './evidence/archive.ts';
import { custodyEvents } from './evidence/custody.ts';
import { documentEvents } from './evidence/document.ts';
import { exhibitEvents } from './evidence/exhibit.ts';
import { intakeEvents } from './evidence/intake.ts';
import { ledgerEvents } from './evidence/ledger.ts';
import { matterEvents } from './evidence/matter.ts';
import { premisesEvents } from './evidence/premises.ts';
import { recordingEvents } from './evidence/recording.ts';
import { storageEvents } from './evidence/storage.ts';

export * from './evidence/archive.ts';
export * from './evidence/custody.ts';
export * from './evidence/document.ts';
export * from './evidence/exhibit.ts';
export * from './evidence/intake.ts';
export * from './evidence/ledger.ts';
export * from './evidence/matter.ts';
export * from './evidence/premises.ts';
export * from './evidence/recording.ts';
export * from './evidence/storage.ts';

export const evidenceEvents = [
  ...matterEvents,
  ...documentEvents,
  ...recordingEvents,
  ...custodyEvents,
  ...storageEvents,
  ...intakeEvents,
  ...premisesEvents,
  ...exhibitEvents,
  ...ledgerEvents,
  ...archiveEvents,
];
