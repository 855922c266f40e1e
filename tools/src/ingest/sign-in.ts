import { readFile } from 'node:fs/promises';

interface Place {
  issuer: string;
  client: { id: string; secret: string };
}
const aheadMs = 30_000;

/** OAuth2 client credentials (RFC 6749 §4.4): a station is a system, nobody signs in. */
export const stationToken = ({ issuer, client }: Place): (() => Promise<string>) => {
  let held: { token: string; until: number } | undefined;
  return async () => {
    if (held && held.until > Date.now()) return held.token;
    const response = await fetch(`${issuer}/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: client.id,
        client_secret: client.secret,
      }),
      signal: AbortSignal.timeout(30_000),
    });
    if (!response.ok) throw new Error(`采集站${client.id}未能登录（${response.status}）`);
    const { access_token: token, expires_in: seconds } = (await response.json()) as {
      access_token: string;
      expires_in: number;
    };
    held = { token, until: Date.now() + seconds * 1000 - aheadMs };
    return token;
  };
};

/** A token that something else renews: read anew for every request. */
export const tokenInFile = (path: string) => async (): Promise<string> =>
  (await readFile(path, 'utf8')).trim();
