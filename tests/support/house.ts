import {
  Api,
  fillRegisters,
  stack,
  startService,
  Tokens,
  type ApiService,
  type RunningService,
} from '@sanzhi/testing';
import { rmSync, writeFileSync } from 'node:fs';
import { registeredPeople } from '../../deploy/realm/people.ts';

/** The three services running from their builds on the real parts, with clients for the people of the bureau. */
export class TestHouse {
  readonly services: Record<ApiService, RunningService>;
  readonly tokens: Tokens;
  readonly api: Api;

  private constructor(services: Record<ApiService, RunningService>) {
    this.services = services;
    this.tokens = bureauTokens();
    this.api = new Api((service) => services[service].url, this.tokens);
  }

  static async open(): Promise<TestHouse> {
    setClock(0);
    const [evidence, review, disclosure] = await Promise.all([
      startService('evidence'),
      startService('review'),
      startService('disclosure'),
    ]);
    const house = new TestHouse({ evidence, review, disclosure });
    await fillRegisters(house.api, registeredPeople, '2024-01-01');
    return house;
  }

  async close(): Promise<void> {
    setClock(0);
    await Promise.all(Object.values(this.services).map((service) => service.stop()));
  }
}

export const bureauTokens = (): Tokens => {
  const { services, demonstrationClient: client, accounts } = stack();
  const passwords = new Map(accounts.map(({ username, password }) => [username, password]));
  return new Tokens({
    issuer: services.evidence.KEYCLOAK_ISSUER ?? '',
    client,
    passwordOf: (username) => passwords.get(username) ?? '',
  });
};

/** Milliseconds by which the clock of the house is ahead of the real one. */
export const setClock = (offsetMs: number): void => {
  const { clockFile } = stack();
  if (offsetMs === 0) rmSync(clockFile, { force: true });
  else writeFileSync(clockFile, String(offsetMs));
};
