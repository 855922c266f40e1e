import type { DynamicModule } from '@nestjs/common';
import type { ObjectStore } from '@sanzhi/object-store';
import type { House } from '@sanzhi/service';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ReadDocuments } from '../../document/index.ts';
import { ExportMatter, MatterSafe } from '../../ledger/index.ts';
import { commands, ReadMatters } from '../../matter/index.ts';
import { ReadRecordings } from '../../recording/index.ts';
import { ReadHoldings } from '../../storage/index.ts';
import { FetchBundle } from '../application/fetch-bundle.ts';
import { PrepareBundle } from '../application/prepare-bundle.ts';
import { RequestBundle } from '../application/request-bundle.ts';
import type { Bundle } from '../domain/bundle.ts';
import { ArchiveController } from './archive.controller.ts';
import { BundleWorker } from './bundle.worker.ts';
import { CsipDescriptions } from './csip-descriptions.ts';
import { bundleIndexes, StoredBundles } from './stored-bundles.ts';
import { RoomMaterials } from './room-materials.ts';
import { VaultHeads } from './vault-heads.ts';

const page = () => readFile(fileURLToPath(import.meta.resolve('@sanzhi/ledger/page')));

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
const descriptions = new CsipDescriptions({ name: '三制 Sanzhi', version });

/** Expects the other rooms' doors from global modules. */
export class ArchiveModule {
  static open({ house, vault }: { house: House; vault: ObjectStore }): DynamicModule {
    const { clock } = house;
    const bundles = new StoredBundles(house.store<Bundle>('bundles', bundleIndexes));
    return {
      module: ArchiveModule,
      controllers: [ArchiveController, BundleWorker],
      providers: [
        {
          provide: RequestBundle,
          inject: [ReadMatters],
          useFactory: (cases: ReadMatters) => new RequestBundle({ bundles, cases, clock }),
        },
        {
          provide: FetchBundle,
          inject: [ReadMatters, MatterSafe],
          useFactory: (cases: ReadMatters, safe: MatterSafe) =>
            new FetchBundle({ bundles, cases, heads: new VaultHeads(vault, safe), vault, commands, clock }),
        },
        {
          provide: PrepareBundle,
          inject: [ReadMatters, MatterSafe, ExportMatter, ReadRecordings, ReadDocuments, ReadHoldings],
          useFactory: (
            cases: ReadMatters,
            safe: MatterSafe,
            ledger: ExportMatter,
            recordings: ReadRecordings,
            documents: ReadDocuments,
            holdings: ReadHoldings,
          ) => {
            const materials = new RoomMaterials({ recordings, documents, holdings });
            const heads = new VaultHeads(vault, safe);
            return new PrepareBundle({
              bundles,
              cases,
              materials,
              descriptions,
              ledger,
              heads,
              vault,
              page,
              clock,
            });
          },
        },
      ],
    };
  }
}
