import { evidenceApi } from '@sanzhi/contracts';
import { DomainError } from '@sanzhi/kernel';
import { currentTraceparent } from '@sanzhi/telemetry';

interface Words {
  zh: string;
  en: string;
}
export type Fetched = { file: string } | { refused: Words };

/** What the bearer of a token gets: a short-lived address of the original, or why not. */
export class ShareApi {
  readonly #url: string;

  constructor(evidenceUrl: string) {
    this.#url = evidenceUrl;
  }

  async open(token: string, recipient: string): Promise<Fetched> {
    const traceparent = currentTraceparent();
    const path = evidenceApi.openShare.path.replace(':token', encodeURIComponent(token));
    const search = new URLSearchParams({ recipient });
    const response = await fetch(`${this.#url}/api/evidence/v1${path}?${search.toString()}`, {
      headers: traceparent === undefined ? {} : { traceparent },
      redirect: 'manual',
      signal: AbortSignal.timeout(10_000),
    }).catch(() => undefined);
    const file = response?.status === 302 ? response.headers.get('location') : null;
    if (file !== null && file !== undefined) return { file };
    if (!response || response.status >= 500) throw notNow();
    const { detail } = (await response.json()) as { detail: Words };
    return { refused: detail };
  }
}

const notNow = () =>
  new DomainError(
    'public-site.shares-unavailable',
    {
      zh: '暂时不能领取，凭证的次数没有减少，请稍后再试',
      en: 'It cannot be fetched just now; no use was taken; try again later',
    },
    { kind: 'unavailable' },
  );
