import { Module, type DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { parseConfig } from '@sanzhi/config';
import { evidenceApi } from '@sanzhi/contracts';
import { serve } from '@sanzhi/http';
import { ed25519Vkey } from '@sanzhi/ledger';
import { EventPublisher, EventStrategy } from '@sanzhi/messaging';
import { ObjectStore } from '@sanzhi/object-store';
import { House } from '@sanzhi/service';
import { Api, stack, Tokens } from '@sanzhi/testing';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evidenceConfig } from '../src/config.ts';
import { EraseMatter, LedgerModule } from '../src/ledger/index.ts';
import type { LedgerEvent } from '../src/ledger/application/ports.ts';
import { ReadMatters } from '../src/matter/index.ts';
import type { CaseScene } from './case-scene.ts';
import { storeSettings } from '@sanzhi/testing';

@Module({})
class Rooms {}

/**
 * The room `ledger` over real parts: its own name and so its own queue, database, bucket, key and origin. The time-stamp
 * authority is the stack's; witnesses know the stack's own ledger only, so none is asked here.
 */
export class LedgerApp {
  readonly #app: NestFastifyApplication;
  readonly #house: House;
  readonly #folder: string;
  readonly api: Api;
  private constructor(
    app: NestFastifyApplication,
    house: House,
    folder: string,
    readonly url: string,
    readonly origin: string,
    readonly vkey: string,
  ) {
    this.#app = app;
    this.#house = house;
    this.#folder = folder;
    const { urls, demonstrationClient, accounts } = stack();
    const tokens = new Tokens({
      issuer: `${urls.keycloak}/realms/sanzhi`,
      client: demonstrationClient,
      passwordOf: (name) => accounts.find(({ username }) => username === name)?.password ?? '',
    });
    this.api = new Api(() => url, tokens);
  }

  static async open(cases: CaseScene, name: string): Promise<LedgerApp> {
    const origin = `${name}.example/ledger`;
    const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
    const seed = randomBytes(32);
    const keyFile = join(folder, 'key.json');
    writeFileSync(keyFile, JSON.stringify({ kty: 'OKP', crv: 'Ed25519', d: seed.toString('base64url') }));
    const { LEDGER_WITNESSES_FILE: _, LEDGER_SM2_KEY_FILE: __, ...variables } = stack().services.evidence;
    const config = parseConfig(evidenceConfig, {
      ...variables,
      MONGODB_DATABASE: `test_${name}`,
      LOG_LEVEL: 'error',
      LEDGER_ORIGIN: origin,
      LEDGER_KEY_FILE: keyFile,
    });
    const house = await House.open(name, config);
    const matter: DynamicModule = {
      module: class Matter {},
      global: true,
      providers: [{ provide: ReadMatters, useValue: cases }],
      exports: [ReadMatters],
    };
    const store = new ObjectStore(storeSettings(), `${name}-ledger`);
    const ledger = await LedgerModule.open({ house, store, settings: config });
    const module = { module: Rooms, imports: [...(await house.imports(evidenceApi)), matter, ledger] };
    const app = await serve({
      module,
      host: '127.0.0.1',
      port: 0,
      strategy: (found) => found.get(EventStrategy),
    });
    return new LedgerApp(app, house, folder, await app.getUrl(), origin, ed25519Vkey(origin, seed));
  }

  /** As any service says it. */
  async say(events: readonly LedgerEvent[]): Promise<void> {
    const publisher = this.#app.get(EventPublisher);
    await Promise.all(events.map((event) => publisher.publish(event as never)));
  }

  erase(matter: string): Promise<boolean> {
    return this.#app.get(EraseMatter).execute({ matter });
  }

  /** Somebody with the database's own keys. */
  get rows() {
    return this.#house.connection.collection('ledger_entries');
  }

  async close(): Promise<void> {
    await this.#house.connection.dropDatabase();
    await this.#app.close();
    await this.#house.connection.close();
    rmSync(this.#folder, { recursive: true });
  }
}
