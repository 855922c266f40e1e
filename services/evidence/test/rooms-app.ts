import { Controller, type DynamicModule, Module } from '@nestjs/common';
import { parseConfig } from '@sanzhi/config';
import { evidenceApi } from '@sanzhi/contracts';
import { serve } from '@sanzhi/http';
import { EventStrategy, OnEvent } from '@sanzhi/messaging';
import { House } from '@sanzhi/service';
import { Api, stack, Tokens } from '@sanzhi/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { evidenceConfig } from '../src/config.ts';
import { CustodyModule } from '../src/custody/index.ts';
import { DocumentModule } from '../src/document/index.ts';
import { ReadMatters } from '../src/matter/index.ts';
import { PremisesModule } from '../src/premises/index.ts';
import { RecordingModule } from '../src/recording/index.ts';
import { ReadHoldings } from '../src/storage/index.ts';
import type { CaseScene } from './case-scene.ts';
import { realVault } from './real-vault.ts';

/** In place of the ledger: an event that no queue takes stays in its outbox, and so do all behind it. */
@Controller()
class Everything {
  @OnEvent('#', { queue: 'everything' })
  async on(): Promise<void> {}
}

@Module({ controllers: [Everything] })
class Rooms {}

/**
 * The rooms `recording` and `document` over real parts, with one invented matter in place of the matter's room. The
 * service bears another name, so that its queues are its own.
 */
export class RoomsApp {
  readonly #app: NestFastifyApplication;
  readonly #house: House;
  readonly api: Api;
  readonly url: string;
  readonly tokens: Tokens;
  private constructor(app: NestFastifyApplication, house: House, url: string) {
    this.#app = app;
    this.#house = house;
    const { urls, demonstrationClient, accounts } = stack();
    const tokens = new Tokens({
      issuer: `${urls.keycloak}/realms/sanzhi`,
      client: demonstrationClient,
      passwordOf: (name) => accounts.find(({ username }) => username === name)?.password ?? '',
    });
    this.api = new Api(() => url, tokens);
    this.url = url;
    this.tokens = tokens;
  }

  static async open(cases: CaseScene, name: string): Promise<RoomsApp> {
    const variables = { ...stack().services.evidence, MONGODB_DATABASE: `test_${name}`, LOG_LEVEL: 'error' };
    const config = parseConfig(evidenceConfig, variables);
    const house = await House.open(name, config);
    const vault = await realVault();
    const matter: DynamicModule = {
      module: class Matter {},
      global: true,
      providers: [{ provide: ReadMatters, useValue: cases }],
      exports: [ReadMatters],
    };
    // Nothing is disposed of in these rooms.
    const disposals: DynamicModule = {
      module: class Disposals {},
      global: true,
      providers: [{ provide: ReadHoldings, useValue: { disposedAt: async () => undefined } }],
      exports: [ReadHoldings],
    };
    const rooms = [
      RecordingModule.open({ house, vault, settings: config }),
      DocumentModule.open({ house, vault }),
      CustodyModule.open({ house, vault, previewsAtOnce: config.PREVIEWS_AT_ONCE }),
      PremisesModule.open(house),
      disposals,
    ];
    const module = { module: Rooms, imports: [...(await house.imports(evidenceApi)), matter, ...rooms] };
    const app = await serve({
      module,
      host: '127.0.0.1',
      port: 0,
      strategy: (found) => found.get(EventStrategy),
    });
    return new RoomsApp(app, house, await app.getUrl());
  }

  /** The database of these rooms. */
  get connection() {
    return this.#house.connection;
  }

  async close(): Promise<void> {
    await this.#house.connection.dropDatabase();
    await this.#app.close();
    await this.#house.connection.close();
  }
}
