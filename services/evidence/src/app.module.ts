import type { DynamicModule } from '@nestjs/common';
import { evidenceApi } from '@sanzhi/contracts';
import { House } from '@sanzhi/service';
import type { EvidenceConfig } from './config.ts';
import { LedgerModule } from './ledger/index.ts';
import { MatterModule } from './matter/index.ts';

/** Composition root of evidence: what is real, and who gets it. */
export class AppModule {
  static async open(config: EvidenceConfig): Promise<DynamicModule> {
    const house = await House.open('evidence', config);
    const rooms = [
      await MatterModule.open(house, config.CLEARANCE_JWKS_FILE),
      await LedgerModule.open(house),
    ];
    return { module: AppModule, imports: [...(await house.imports(evidenceApi)), ...rooms] };
  }
}
