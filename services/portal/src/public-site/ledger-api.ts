import { DomainError } from '@sanzhi/kernel';
import { evidenceApi, type ReplyOf, type Route } from '@sanzhi/contracts';
import { currentTraceparent } from '@sanzhi/telemetry';

export type FileAnswer = ReplyOf<typeof evidenceApi.publicFile>;
export type LedgerDay = ReplyOf<typeof evidenceApi.publicDays>['items'][number];

const dayAfter = (day: string, count = 1): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);

/** What the public may ask the ledger; each answer is checked by the contract. */
export class LedgerApi {
  readonly #url: string;

  constructor(evidenceUrl: string) {
    this.#url = evidenceUrl;
  }

  async file(sha256: string): Promise<FileAnswer> {
    const found = await this.#json(evidenceApi.publicFile, `/public/ledger/files/${sha256}`);
    return found ?? { pending: false };
  }

  async days(query: { before?: string | undefined; limit: number }): Promise<LedgerDay[]> {
    const search = new URLSearchParams({ limit: String(query.limit) });
    if (query.before) search.set('before', query.before);
    const found = await this.#json(evidenceApi.publicDays, `/public/ledger/days?${search.toString()}`);
    return found?.items ?? [];
  }

  async day(day: string): Promise<LedgerDay | undefined> {
    const [latest] = await this.days({ before: dayAfter(day), limit: 1 });
    return latest?.day === day ? latest : undefined;
  }

  /** The first daily checkpoint that covers an entry: of its own day, or of the next when it came at midnight. */
  async dayCovering(index: number, time: string): Promise<LedgerDay | undefined> {
    const day = new Date(Date.parse(time) + 8 * 3_600_000).toISOString().slice(0, 10);
    const days = await this.days({ before: dayAfter(day, 3), limit: 5 });
    return days.toReversed().find(({ size }) => size > index);
  }

  /** The newest signed note; nothing while no entry has been published. */
  checkpoint(): Promise<string | undefined> {
    return this.#text('/ledger/checkpoint');
  }

  keys(): Promise<string | undefined> {
    return this.#text('/ledger/keys');
  }

  async #json<R extends Route>(route: R, path: string): Promise<ReplyOf<R> | undefined> {
    const response = await this.#get(`/api/evidence/v1${path}`);
    return response && (route.reply.parse(await response.json()) as ReplyOf<R>);
  }

  async #text(path: string): Promise<string | undefined> {
    return (await this.#get(path))?.text();
  }

  async #get(path: string): Promise<Response | undefined> {
    const traceparent = currentTraceparent();
    const response = await fetch(this.#url + path, {
      headers: traceparent === undefined ? {} : { traceparent },
      signal: AbortSignal.timeout(5000),
    }).catch(() => undefined);
    if (response && [400, 404].includes(response.status)) return undefined;
    if (!response?.ok) throw notNow();
    return response;
  }
}

const notNow = () =>
  new DomainError(
    'public-site.ledger-unavailable',
    {
      zh: '账本查验暂时不可用，已写入的内容没有丢失，请稍后再试',
      en: 'The ledger cannot be asked just now; nothing in it is lost; try again later',
    },
    { kind: 'unavailable' },
  );
