import { decodeJwt } from 'jose';
import { randomBytes } from 'node:crypto';
import mongoose, { type Connection, type Model } from 'mongoose';
import { sha256Hex } from '@sanzhi/kernel';
import type { IdentityProvider, Tokens } from './identity-provider.ts';
import type { Sealing } from './sealing.ts';

const lifetimeSeconds = 10 * 3600;
const refreshAheadMs = 30_000;

interface Row {
  _id: string;
  tokens: string;
  endsAt: Date;
}

export interface Holder {
  subject: string;
  name: string;
  roles: string[];
  agency: string;
  unit?: string;
  certificate?: string;
}

/** Sessions by the digest of their cookie; the tokens inside are sealed, so the database alone gives none away. */
export class Sessions {
  readonly #rows: Model<Row>;
  readonly #sealing: Sealing;
  readonly #provider: IdentityProvider;
  /** One refresh for all requests that arrive while it is under way. */
  readonly #refreshing = new Map<string, Promise<Tokens | undefined>>();

  constructor(connection: Connection, sealing: Sealing, provider: IdentityProvider) {
    this.#rows = connection.model<Row>(
      'sessions',
      new mongoose.Schema<Row>(
        { _id: String, tokens: String, endsAt: Date },
        { versionKey: false, collection: 'sessions' },
      ),
    );
    this.#sealing = sealing;
    this.#provider = provider;
  }

  /** Returns the cookie's value. */
  async open(tokens: Tokens): Promise<string> {
    const cookie = randomBytes(32).toString('base64url');
    await this.#rows.collection.insertOne({
      _id: sha256Hex(cookie),
      tokens: await this.#sealing.seal(tokens, lifetimeSeconds),
      endsAt: new Date(Date.now() + lifetimeSeconds * 1000),
    } as never);
    return cookie;
  }

  /** A token good for at least some seconds; undefined when there is no session or it has ended. */
  async accessToken(cookie: string | undefined): Promise<string | undefined> {
    const tokens = await this.#tokens(cookie);
    if (!tokens || !cookie) return undefined;
    if (tokens.expiresAt - refreshAheadMs > Date.now()) return tokens.access;
    const id = sha256Hex(cookie);
    const running =
      this.#refreshing.get(id) ?? this.#refresh(id, tokens).finally(() => this.#refreshing.delete(id));
    this.#refreshing.set(id, running);
    return (await running)?.access;
  }

  async holder(cookie: string | undefined): Promise<Holder | undefined> {
    const token = await this.accessToken(cookie);
    return token === undefined ? undefined : holderIn(token);
  }

  /** Ends the session here; returns what the provider needs to end it there. */
  async close(cookie: string | undefined): Promise<string | undefined> {
    const tokens = await this.#tokens(cookie);
    if (cookie) await this.#rows.deleteOne({ _id: sha256Hex(cookie) });
    return tokens?.identity;
  }

  /** Forgets sessions that have ended. */
  async sweep(): Promise<void> {
    await this.#rows.deleteMany({ endsAt: { $lt: new Date() } });
  }

  async #tokens(cookie: string | undefined): Promise<Tokens | undefined> {
    if (!cookie) return undefined;
    const row = await this.#rows.findOne({ _id: sha256Hex(cookie) }).lean<Row>();
    return row ? this.#sealing.open<Tokens>(row.tokens) : undefined;
  }

  async #refresh(id: string, { refresh }: Tokens): Promise<Tokens | undefined> {
    if (refresh === undefined) return undefined;
    try {
      const tokens = await this.#provider.refresh(refresh);
      const sealed = await this.#sealing.seal(tokens, lifetimeSeconds);
      await this.#rows.updateOne({ _id: id }, { $set: { tokens: sealed } });
      return tokens;
    } catch (error) {
      if ((error as { error?: string }).error === 'invalid_grant') return undefined;
      throw error;
    }
  }
}

/** For showing only: every service checks the token itself. */
const holderIn = (token: string): Holder => {
  const claims = decodeJwt<{
    name?: string;
    agency?: string;
    unit?: string;
    certificate?: string;
    realm_access?: { roles?: string[] };
  }>(token);
  return {
    subject: claims.sub ?? '',
    name: claims.name ?? '',
    roles: claims.realm_access?.roles ?? [],
    agency: claims.agency ?? '',
    ...(claims.unit === undefined ? {} : { unit: claims.unit }),
    ...(claims.certificate === undefined ? {} : { certificate: claims.certificate }),
  };
};
