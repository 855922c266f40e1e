import type { Hash } from '@sanzhi/ledger';
import type { Findings } from './findings.ts';
import type { WitnessPlace } from './places.ts';

export interface Shown {
  /** Signed by our key: the published checkpoint, or, where none can be read, any other that is still there. */
  note: string;
  /** Of the published tree; 0 where none can be read. */
  size: number;
  /** From a smaller tree to the published one. */
  consistency: (from: number) => Promise<readonly Hash[]>;
  /** The ledger goes on while it is checked: what is public by now. */
  now: () => Promise<number>;
}

interface Reply {
  status: number;
  /** Of a 409: the size that it knows. */
  known: number | undefined;
}

const mostTries = 4;

const ask = async (url: string, { note, consistency }: Shown, from: number): Promise<Reply> => {
  const proof = (await consistency(from)).map((hash) => `${Buffer.from(hash).toString('base64')}\n`);
  const reply = await fetch(`${url.replace(/\/+$/, '')}/add-checkpoint`, {
    method: 'POST',
    body: `old ${from}\n${proof.join('')}\n${note}`,
    redirect: 'error',
    signal: AbortSignal.timeout(5_000),
  });
  const size = /^(\d{1,15})\n$/.exec(await reply.text())?.[1];
  return { status: reply.status, known: reply.status === 409 && size ? Number(size) : undefined };
};

/**
 * Asks each witness what it has seen, by showing it the published checkpoint again (c2sp.org/tlog-witness): it signs the
 * same once more, or says its size and is shown the proof from there, or refuses another tree: 409 where the sizes are
 * equal and the roots are not (older ones say 422), 422 where the proof does not hold. Database and store could be put
 * back together; a witness cannot.
 */
export const checkWitness = async (
  { name, url }: WitnessPlace,
  shown: Shown,
  findings: Findings,
): Promise<void> => {
  const { size } = shown;
  let from = size;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const reply = await ask(url, shown, from).catch(() => undefined);
    if (!reply) return findings.note('checkpoint.witness-away', name);
    if (tries === 0) findings.count('witnesses asked');
    const { status, known = from } = reply;
    if (status === 422 || (status === 409 && known === from && size > 0))
      return findings.difference('checkpoint.witness-fork', name, `at size ${size}, shown from ${from}`);
    if (known > size) {
      if (known <= (await shown.now())) return;
      const public_ = size > 0 ? `public are ${size}` : 'none is public';
      return findings.difference(
        'checkpoint.witness-ahead',
        name,
        `it has seen ${known} entries, ${public_}`,
      );
    }
    if (status === 200) return;
    if (status !== 409) return findings.note('checkpoint.witness-away', name, `HTTP ${status}`);
    findings.note('checkpoint.witness-behind', name, `it has seen ${known} entries`);
    from = known;
  }
  findings.note('checkpoint.witness-away', name, 'it tells another size each time');
};
