import type { MatterChain } from '../entry/chain.ts';
import type { OpenedEntry } from '../entry/entry.ts';

/** What one entry of the matter says, as far as a bundle tells it again. */
export interface Said {
  /** Of the thing and of what happened to it: `recording.sealed`. */
  name: string;
  /** The thing. */
  subject: string;
  time: string;
  by: { subject: string; name: string; certificate?: string };
  data: Readonly<Record<string, unknown>>;
}

const source = '/sanzhi/evidence';
const typed = /^cn\.sanzhi\.evidence\.([a-z-]+\.[a-z-]+)\.v\d+$/;

/** Only what the service that keeps the records has said itself; anyone can put such a type on a foreign event. */
export const saidIn = ({ opened }: Pick<MatterChain, 'opened'>): Said[] =>
  opened.flatMap((entry) => (entry && saidOf(entry.event)) ?? []);

const saidOf = (event: OpenedEntry['event']): Said | undefined => {
  const [, name] = typed.exec(String(event['type'])) ?? [];
  const { subject, time, actor, data } = event as unknown as Omit<Said, 'by'> & {
    actor?: { id: string; name: string; certificate?: string };
  };
  if (name === undefined || event['source'] !== source) return undefined;
  const { id = '', name: person = '', certificate } = actor ?? {};
  const by = { subject: id, name: person, ...(certificate === undefined ? {} : { certificate }) };
  return { name, subject, time, by, data: data ?? {} };
};
