import type { Findings } from './findings.ts';
import type { WitnessPlace } from './places.ts';

/**
 * Asks each witness what it has seen, by showing it the published checkpoint again (c2sp.org/tlog-witness): it signs the
 * same once more, or says its size, or refuses another tree of a size that it knows. Database and store could be put back
 * together; a witness cannot.
 */
export const checkWitness = async (
  { name, url }: WitnessPlace,
  { note, size }: { note: string; size: number },
  findings: Findings,
): Promise<void> => {
  let reply: Response;
  let said: string;
  try {
    reply = await fetch(`${url.replace(/\/+$/, '')}/add-checkpoint`, {
      method: 'POST',
      body: `old ${size}\n\n${note}`,
      redirect: 'error',
      signal: AbortSignal.timeout(5_000),
    });
    said = await reply.text();
  } catch {
    return findings.note('checkpoint.witness-away', name);
  }
  findings.count('witnesses asked');
  const known = reply.status === 409 ? Number(/^(\d{1,15})\n$/.exec(said)?.[1] ?? -1) : size;
  if (known > size)
    findings.difference('checkpoint.witness-ahead', name, `it has seen ${known} entries, public are ${size}`);
  else if (reply.status === 422) findings.difference('checkpoint.witness-fork', name, `at size ${size}`);
  else if (known < size) findings.note('checkpoint.witness-behind', name, `it has seen ${known} entries`);
  else if (!reply.ok) findings.note('checkpoint.witness-away', name, `HTTP ${reply.status}`);
};
