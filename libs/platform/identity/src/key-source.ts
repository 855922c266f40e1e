import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { badToken, keysUnavailable } from './identity-error.ts';

export interface KeySourceOptions {
  /** Address of the JSON Web Key Set (RFC 7517 §5). */
  url: string;
  /** Longest wait for the identity provider, whole answer included. */
  timeoutMs?: number;
  /** Shortest time between two fetches; one forced fetch within it is allowed for a kid never seen. */
  minIntervalMs?: number;
  /** After a failed fetch, answer "unavailable" at once for this long. */
  restMs?: number;
  /** Known keys older than this are fetched again beside the request, so that a revoked key goes. */
  refreshMs?: number;
  /** Known keys older than this are no longer believed. */
  maxAgeMs?: number;
  /** Milliseconds that only grow. */
  now?: () => number;
}

const jwks = z.object({
  keys: z.array(z.looseObject({ kid: z.string().optional(), kty: z.string() })).min(1),
});
const signing = z.object({
  kid: z.string().min(1),
  kty: z.literal('RSA'),
  use: z.literal('sig').optional(),
  alg: z.literal('RS256').optional(),
  n: z.string().min(1),
  e: z.string().min(1),
});
const maxBytes = 256 * 1024;

/** The realm's signing keys. Replaces keycloak-connect's Rotation, whose fetch hangs on silence and throws outside any try on HTML. */
export class KeySource {
  #keys = new Map<string, KeyObject>();
  #fetchedAt = -Infinity;
  #failedAt = -Infinity;
  #failure: unknown;
  #forced = false;
  #running: Promise<void> | undefined;
  readonly #options: Required<KeySourceOptions>;

  constructor(options: KeySourceOptions) {
    this.#options = {
      timeoutMs: 3_000,
      minIntervalMs: 10_000,
      restMs: 1_000,
      refreshMs: 300_000,
      maxAgeMs: 3_600_000,
      now: () => performance.now(),
      ...options,
    };
  }

  /** The key of that name; IdentityError 401 when the realm has none, 503 when the realm cannot be asked. */
  async keyFor(kid: string): Promise<KeyObject> {
    const { minIntervalMs, refreshMs, maxAgeMs, now } = this.#options;
    const age = now() - this.#fetchedAt;
    const known = this.#keys.get(kid);
    if (known && age < maxAgeMs) {
      if (age >= refreshMs && !this.#resting()) void this.#fetch().catch(() => undefined);
      return known;
    }
    if (age >= minIntervalMs) await this.#fetch();
    else if (this.#running) await this.#running;
    else if (!this.#forced) await this.#fetch(true);
    const found = this.#keys.get(kid);
    if (!found) throw badToken(new Error('the realm has no such signing key'));
    return found;
  }

  /** Resolves when the keys were had within the last `maxAgeMs`, asking for them when not. For health checks. */
  async reachable(maxAgeMs = 30_000): Promise<void> {
    if (this.#options.now() - this.#fetchedAt >= maxAgeMs) await this.#fetch();
  }

  #resting() {
    return this.#options.now() - this.#failedAt < this.#options.restMs;
  }

  async #fetch(forced = false): Promise<void> {
    if (!this.#running && this.#resting()) throw this.#unavailable();
    this.#running ??= this.#load(forced).finally(() => (this.#running = undefined));
    await this.#running;
  }

  async #load(forced: boolean): Promise<void> {
    try {
      this.#keys = await fetchKeys(this.#options.url, this.#options.timeoutMs);
      if (!forced) this.#fetchedAt = this.#options.now();
      this.#forced = forced;
    } catch (cause) {
      this.#failedAt = this.#options.now();
      this.#failure = cause;
      throw this.#unavailable();
    }
  }

  #unavailable() {
    return keysUnavailable(Math.ceil(this.#options.restMs / 1_000), this.#failure);
  }
}

const fetchKeys = async (url: string, timeoutMs: number): Promise<Map<string, KeyObject>> => {
  const response = await fetch(url, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  const type = response.headers.get('content-type') ?? '';
  if (!response.ok || !/^application\/(jwk-set\+)?json\b/i.test(type)) {
    await response.body?.cancel();
    throw new Error(`the key address answered ${response.status} ${type}`);
  }
  const keys = new Map<string, KeyObject>();
  for (const candidate of jwks.parse(JSON.parse(await readLimited(response))).keys) {
    const key = signing.safeParse(candidate);
    if (key.success) keys.set(key.data.kid, createPublicKey({ key: key.data, format: 'jwk' }));
  }
  if (keys.size === 0) throw new Error('the key set holds no RS256 signing key');
  return keys;
};

const readLimited = async (response: Response): Promise<string> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new Error(`the key set is larger than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};
