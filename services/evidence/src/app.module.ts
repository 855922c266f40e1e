import type { DynamicModule } from '@nestjs/common';
import { evidenceApi } from '@sanzhi/contracts';
import { ObjectStore, type ObjectStoreSettings } from '@sanzhi/object-store';
import { House } from '@sanzhi/service';
import { ArchiveModule } from './archive/index.ts';
import type { EvidenceConfig } from './config.ts';
import { CustodyModule, EraseAccesses } from './custody/index.ts';
import { DocumentModule, EraseTexts } from './document/index.ts';
import { EraseExhibits, ExhibitModule } from './exhibit/index.ts';
import { EraseItems, IntakeModule } from './intake/index.ts';
import { LedgerModule } from './ledger/index.ts';
import { EraseParty, MatterModule } from './matter/index.ts';
import { PremisesModule } from './premises/index.ts';
import { EraseFootage, RecordingModule } from './recording/index.ts';
import { StorageModule } from './storage/index.ts';

const settingsOf = (config: EvidenceConfig): ObjectStoreSettings => ({
  endpoint: config.S3_ENDPOINT,
  publicEndpoint: config.S3_PUBLIC_ENDPOINT ?? config.S3_ENDPOINT,
  accessKey: config.S3_ACCESS_KEY,
  secretKey: config.S3_SECRET_KEY.reveal(),
});

/** Composition root of evidence: what is real, and who gets it. */
export class AppModule {
  /** Under another name its queues are its own. */
  static async open(config: EvidenceConfig, name = 'evidence'): Promise<DynamicModule> {
    const house = await House.open(name, config);
    const settings = settingsOf(config);
    const { RECORDS_BUCKET = 'records', LEDGER_BUCKET = 'ledger' } = config;
    // What is handed to the rooms takes nothing in while the lock is not known to hold (law 2).
    const { vault, module: storage } = StorageModule.open({
      house,
      settings,
      buckets: [RECORDS_BUCKET, LEDGER_BUCKET],
      lockTestSeconds: config.LOCK_TEST_SECONDS,
      fixityMegabytesPerSecond: config.FIXITY_MEGABYTES_PER_SECOND,
      personalData: [EraseParty, EraseTexts, EraseFootage, EraseAccesses, EraseExhibits, EraseItems],
    });
    const recording = RecordingModule.open({ house, vault, settings: config });
    const premises = PremisesModule.open(house);
    const rooms = [
      await MatterModule.open(house, config.CLEARANCE_JWKS_FILE),
      DocumentModule.open({ house, vault }),
      ExhibitModule.open(house),
      recording,
      premises,
      IntakeModule.open({ house, vault, rooms: [recording, premises] }),
      await LedgerModule.open({ house, store: new ObjectStore(settings, LEDGER_BUCKET), settings: config }),
      CustodyModule.open({ house, vault, previewsAtOnce: config.PREVIEWS_AT_ONCE }),
      ArchiveModule.open({ house, vault }),
      storage,
    ];
    return { module: AppModule, imports: [...(await house.imports(evidenceApi)), ...rooms] };
  }
}
