import { disclosureApi, evidenceApi, type Problem } from '@sanzhi/contracts';
import { Api, cast, stack, startService, Tokens, until, type RunningService } from '@sanzhi/testing';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repository } from '@sanzhi/testing';

const agency = '114311280064218500';

/** Evidence as it is built, with the officers that disclosure has told it of, and a station that signs in as itself. */
export class StationHouse {
  readonly api: Api;
  readonly people: Tokens;
  #station: { token: string; until: number } | undefined;

  private constructor(
    readonly evidence: RunningService,
    readonly disclosure: RunningService,
  ) {
    const { services, demonstrationClient: client, accounts } = stack();
    this.people = new Tokens({
      issuer: services.evidence.KEYCLOAK_ISSUER ?? '',
      client,
      passwordOf: (name) => accounts.find(({ username }) => username === name)?.password ?? '',
    });
    const urls = { evidence: evidence.url, disclosure: disclosure.url, review: '' };
    this.api = new Api((service) => urls[service], this.people);
  }

  static async open(): Promise<StationHouse> {
    const [evidence, disclosure] = await Promise.all([startService('evidence'), startService('disclosure')]);
    const house = new StationHouse(evidence, disclosure);
    await house.#register();
    return house;
  }

  async #register(): Promise<void> {
    const own = stack().accounts.filter((one) => one.agency === agency && one.certificate !== undefined);
    for (const { certificate, name, unit } of own) {
      const term = { validFrom: '2024-01-01', validTo: '2029-12-31', status: 'valid', post: '执法人员' };
      const officer = { certificate, name, agency, unit, ...term };
      await this.api.call(disclosureApi.recordOfficer, cast.editor, officer);
    }
    await until('the officers to be known', async () => {
      const { items } = await this.api.call(evidenceApi.listOfficers, cast.handler, {});
      return items.length >= own.length;
    });
  }

  async stationToken(): Promise<string> {
    if (this.#station && this.#station.until > Date.now()) return this.#station.token;
    const { services, stationClient } = stack();
    const response = await fetch(`${services.evidence.KEYCLOAK_ISSUER}/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: stationClient.id,
        client_secret: stationClient.secret,
      }),
    });
    const { access_token: token = '', expires_in: seconds = 0 } = (await response.json()) as {
      access_token?: string;
      expires_in?: number;
    };
    if (token === '') throw new Error(`the station cannot sign in: ${response.status}`);
    this.#station = { token, until: Date.now() + (seconds - 30) * 1000 };
    return token;
  }

  /** `sanzhi ingest` as a process of its own; `killAfterMs` ends it with SIGKILL. */
  ingest(args: readonly string[], killAfterMs?: number): Promise<{ code: number | null; out: string }> {
    const node = join(repository, 'node_modules', '.bin', 'node');
    const script = join(repository, 'tools', 'src', 'sanzhi.ts');
    const place = ['--url', this.evidence.url, '--instance', stack().instance];
    return new Promise((resolve, reject) => {
      const child = spawn(node, ['--conditions=sanzhi-source', script, 'ingest', ...args, ...place], {
        env: { ...process.env, NODE_OPTIONS: '' },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let out = '';
      child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (out += chunk.toString()));
      const timer =
        killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
      child.on('error', reject);
      child.on('close', (code) => {
        clearTimeout(timer);
        resolve({ code, out });
      });
    });
  }

  async close(): Promise<void> {
    await Promise.all([this.evidence.stop(), this.disclosure.stop()]);
  }
}

export const problemIn = async (response: Response): Promise<Problem> => (await response.json()) as Problem;
