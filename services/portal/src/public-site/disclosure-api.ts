import { DomainError } from '@sanzhi/kernel';
import { disclosureApi, type ReplyOf, type Route } from '@sanzhi/contracts';
import { currentTraceparent } from '@sanzhi/telemetry';

/** What the public may ask disclosure; each answer is checked by the contract. `undefined` means it is not there. */
export class DisclosureApi {
  readonly #url: string;

  constructor(url: string) {
    this.#url = `${url}/api/disclosure/v1`;
  }

  async decisions(query: { q?: string | undefined; after?: string | undefined }) {
    const search = new URLSearchParams({ limit: '20' });
    for (const [name, value] of Object.entries(query)) if (value) search.set(name, value);
    const found = await this.#get(disclosureApi.publicDecisions, `/public/decisions?${search.toString()}`);
    return found ?? { items: [] };
  }

  decision(id: string) {
    return this.#get(disclosureApi.publicDecision, `/public/decisions/${encodeURIComponent(id)}`);
  }

  officer(certificate: string) {
    return this.#get(disclosureApi.publicOfficer, `/public/officers/${encodeURIComponent(certificate)}`);
  }

  async bodies() {
    return (await this.#get(disclosureApi.publicBodies, '/public/bodies')) ?? { items: [] };
  }

  async #get<R extends Route>(route: R, path: string): Promise<ReplyOf<R> | undefined> {
    const traceparent = currentTraceparent();
    const response = await fetch(`${this.#url}${path}`, {
      headers: traceparent === undefined ? {} : { traceparent },
      signal: AbortSignal.timeout(5000),
    }).catch(() => undefined);
    if (response && [400, 404].includes(response.status)) return undefined;
    if (!response?.ok) throw notNow();
    return route.reply.parse(await response.json()) as ReplyOf<R>;
  }
}

const notNow = () =>
  new DomainError(
    'public-site.unavailable',
    { zh: '公示查询暂时不可用，请稍后再试', en: 'Publications cannot be shown just now; try again later' },
    { kind: 'unavailable' },
  );
