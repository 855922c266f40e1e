import { Module, type DynamicModule } from '@nestjs/common';
import { PlatformModule, type Checks } from '@sanzhi/http';
import { fileClock, systemClock } from '@sanzhi/kernel';
import { openDatabase } from '@sanzhi/persistence';
import type { PortalConfig } from './config.ts';
import {
  DisclosureApi,
  LedgerApi,
  LedgerSiteController,
  PublicSiteController,
  ShareApi,
  ShareSiteController,
} from './public-site/index.ts';
import { IdentityProvider, Sealing, SessionController, Sessions } from './session/index.ts';

/** Composition root of the portal: the public site, sessions, the gateway and the workbench's files. */
@Module({})
export class AppModule {
  static async forRoot(config: PortalConfig): Promise<DynamicModule> {
    const connection = await openDatabase(config.MONGODB_URL.reveal(), config.MONGODB_DATABASE);
    const provider = new IdentityProvider(config);
    const sealing = new Sealing(config.SESSION_KEY.reveal());
    const sessions = new Sessions(connection, sealing, provider);
    setInterval(() => void sessions.sweep().catch(() => undefined), 600_000).unref();
    const clockFile = config.SANZHI_CLOCK_FILE;
    const checks = (): Checks => ({ database: async () => connection.db?.command({ ping: 1 }) });
    return {
      module: AppModule,
      imports: [PlatformModule.forRoot({ service: 'portal', logLevel: config.LOG_LEVEL, checks })],
      controllers: [SessionController, PublicSiteController, LedgerSiteController, ShareSiteController],
      providers: [
        { provide: Sealing, useValue: sealing },
        { provide: IdentityProvider, useValue: provider },
        { provide: Sessions, useValue: sessions },
        { provide: DisclosureApi, useValue: new DisclosureApi(config.DISCLOSURE_URL) },
        { provide: LedgerApi, useValue: new LedgerApi(config.EVIDENCE_URL) },
        { provide: ShareApi, useValue: new ShareApi(config.EVIDENCE_URL) },
        { provide: 'PORTAL_URL', useValue: config.PORTAL_URL },
        { provide: 'CLOCK', useValue: clockFile === undefined ? systemClock : fileClock(clockFile) },
      ],
    };
  }
}
