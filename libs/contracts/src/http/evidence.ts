import { archiveRoutes } from './evidence/archive.ts';
import { custodyRoutes } from './evidence/custody.ts';
import { documentRoutes } from './evidence/document.ts';
import { exhibitRoutes } from './evidence/exhibit.ts';
import { intakeRoutes } from './evidence/intake.ts';
import { ledgerRoutes } from './evidence/ledger.ts';
import { matterRoutes } from './evidence/matter.ts';
import { premisesRoutes } from './evidence/premises.ts';
import { recordingRoutes } from './evidence/recording.ts';
import { storageRoutes } from './evidence/storage.ts';

export const evidenceApi = {
  ...matterRoutes,
  ...documentRoutes,
  ...recordingRoutes,
  ...ledgerRoutes,
  ...archiveRoutes,
  ...custodyRoutes,
  ...storageRoutes,
  ...intakeRoutes,
  ...premisesRoutes,
  ...exhibitRoutes,
};
