import { absent, type Clock, type Kept, newId, type Receipt, sha256Hex } from '@sanzhi/kernel';
import { randomBytes } from 'node:crypto';
import { personOf, type Access, type AccessChange, type Caller } from '../domain/access.ts';
import { forbidden } from '../domain/refusals.ts';
import { issueLink, revoke, spendShare } from '../domain/share.ts';
import { accessOf, assertThere, isStale } from './known.ts';
import type { Accesses, Commands, Things, Vault } from './ports.ts';

const linkSeconds = 60;
const tries = 5;

interface Parts {
  accesses: Accesses;
  things: Things;
  vault: Vault;
  commands: Commands;
  clock: Clock;
}

/** 对外提供: a token for a court or procuratorate, few uses, short life, bound to the name of who receives it. */
export class Shares {
  readonly #parts: Parts;
  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The token is told here once; asking again makes another and ends this one. */
  async link({ id, who }: { id: string; who: Caller }) {
    const { accesses, commands, clock } = this.#parts;
    const secret = randomBytes(32).toString('base64url');
    const kept = await accessOf(accesses, id, who);
    const change = issueLink(kept.state, sha256Hex(secret), personOf(who), clock.now());
    await commands.once(`link:${newId()}`, personOf(who), () => accesses.save(kept, change));
    const token = `${id}.${secret}`;
    const { until, share } = change.access;
    return { token, path: `/public/shares/${token}`, until, uses: share?.left ?? 0 };
  }

  async revoke({ id, reason, who }: { id: string; reason: string; who: Caller }): Promise<Receipt> {
    const { accesses, clock } = this.#parts;
    const kept = await accessOf(accesses, id, who);
    return accesses.save(kept, revoke(kept.state, reason, personOf(who), clock.now()));
  }

  /** One use: the fact is stored, then the address of the original is given. */
  async open({ token, recipient }: { token: string; recipient: string }): Promise<string> {
    const { granted, access } = await this.#spend(token, recipient, tries);
    if (!granted)
      throw forbidden(
        'share-recipient',
        '接收机关名称与登记的不符',
        'The name of the recipient is not the one recorded',
      );
    const { things, vault } = this.#parts;
    const source = await things.of(access.kind, access.thing, access);
    assertThere(source);
    const { key, versionId } = source.original;
    return vault.presignGet(key, versionId, { fileName: source.fileName, expires: linkSeconds });
  }

  async #spend(token: string, recipient: string, left: number): Promise<AccessChange & { granted: boolean }> {
    const { accesses, commands, clock } = this.#parts;
    const kept = await this.#byToken(token);
    const change = spendShare(kept.state, recipient, clock.now());
    try {
      await commands.once(`share:${newId()}`, { subject: `share:${kept.id}`, name: recipient }, () =>
        accesses.save(kept, change),
      );
      return change;
    } catch (error) {
      // Another use came first: judged anew on what it left.
      if (left <= 1 || !isStale(error)) throw error;
      return this.#spend(token, recipient, left - 1);
    }
  }

  async #byToken(token: string): Promise<Kept<Access>> {
    const [id = '', secret = ''] = token.split('.');
    const kept = await this.#parts.accesses.get(id);
    if (!kept?.state.share?.secret || kept.state.share.secret !== sha256Hex(secret))
      throw absent({ zh: '凭证', en: 'token' }, id.slice(0, 36));
    return kept;
  }
}
