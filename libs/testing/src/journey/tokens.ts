export interface SignInPlace {
  /** The issuer's address: `…/realms/sanzhi`. */
  issuer: string;
  client: { id: string; secret: string };
  passwordOf: (username: string) => string;
}

interface Held {
  token: string;
  until: number;
}

const aheadMs = 30_000;

/** Access tokens by username, from the client that exists only where demonstrations and tests run. */
export class Tokens {
  readonly #place: SignInPlace;
  readonly #held = new Map<string, Promise<Held>>();

  constructor(place: SignInPlace) {
    this.#place = place;
  }

  async of(username: string): Promise<string> {
    const known = await this.#held.get(username)?.catch(() => undefined);
    if (known && known.until > Date.now()) return known.token;
    const asked = this.#ask(username);
    this.#held.set(username, asked);
    return (await asked).token;
  }

  async #ask(username: string): Promise<Held> {
    const { issuer, client, passwordOf } = this.#place;
    const response = await fetch(`${issuer}/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'password',
        client_id: client.id,
        client_secret: client.secret,
        username,
        password: passwordOf(username),
        scope: 'openid',
      }),
    });
    if (!response.ok)
      throw new Error(`${username} cannot sign in: ${response.status} ${await response.text()}`);
    const { access_token: token, expires_in: seconds } = (await response.json()) as {
      access_token: string;
      expires_in: number;
    };
    return { token, until: Date.now() + seconds * 1000 - aheadMs };
  }
}
