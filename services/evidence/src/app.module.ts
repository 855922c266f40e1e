import type { DynamicModule } from '@nestjs/common';
import { evidenceApi } from '@sanzhi/contracts';
import { ObjectStore, type ObjectStoreSettings } from '@sanzhi/object-store';
import { House } from '@sanzhi/service';
import type { EvidenceConfig } from './config.ts';
import { DocumentModule } from './document/index.ts';
import { ExhibitModule } from './exhibit/index.ts';
import { IntakeModule } from './intake/index.ts';
import { LedgerModule } from './ledger/index.ts';
import { MatterModule } from './matter/index.ts';
import { PremisesModule } from './premises/index.ts';
import { RecordingModule } from './recording/index.ts';

const settingsOf = (config: EvidenceConfig): ObjectStoreSettings => ({
  endpoint: config.S3_ENDPOINT,
  publicEndpoint: config.S3_PUBLIC_ENDPOINT ?? config.S3_ENDPOINT,
  accessKey: config.S3_ACCESS_KEY,
  secretKey: config.S3_SECRET_KEY.reveal(),
});

/** Refuses to run on a bucket without versions and object lock (law 2). */
const openVault = async (config: EvidenceConfig): Promise<ObjectStore> => {
  const vault = new ObjectStore(settingsOf(config), config.RECORDS_BUCKET ?? 'records');
  await vault.ensureBucket({ lock: true });
  return vault;
};

/** Composition root of evidence: what is real, and who gets it. */
export class AppModule {
  static async open(config: EvidenceConfig): Promise<DynamicModule> {
    const house = await House.open('evidence', config);
    const vault = await openVault(config);
    const recording = RecordingModule.open({ house, vault, settings: config });
    const premises = PremisesModule.open(house);
    const rooms = [
      await MatterModule.open(house, config.CLEARANCE_JWKS_FILE),
      DocumentModule.open({ house, vault }),
      ExhibitModule.open(house),
      recording,
      premises,
      IntakeModule.open({ house, vault, rooms: [recording, premises] }),
      await LedgerModule.open({
        house,
        store: new ObjectStore(settingsOf(config), config.LEDGER_BUCKET ?? 'ledger'),
        settings: config,
      }),
    ];
    return { module: AppModule, imports: [...(await house.imports(evidenceApi)), ...rooms] };
  }
}
