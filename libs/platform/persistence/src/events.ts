import { derivedId } from '@sanzhi/kernel';
import { currentCommand, type Actor } from './command.ts';

/** What a feature says has happened; the store adds who, when, where and in which order. */
export interface EventDraft {
  type: string;
  matter?: string | undefined;
  data: unknown;
}

/** CloudEvents 1.0, JSON, with the extension attributes of the house. */
export interface StoredEvent {
  specversion: '1.0';
  id: string;
  source: string;
  type: string;
  subject: string;
  time: string;
  datacontenttype: 'application/json';
  agency: string;
  matter?: string;
  actor: Actor;
  /** Per aggregate, gapless, from 1. */
  sequence: number;
  traceparent?: string;
  data: unknown;
}

export interface PendingEvents {
  aggregateId: string;
  events: StoredEvent[];
}

export interface StoreContext {
  /** Name of the service, for the event's `source`. */
  service: string;
  now: () => Date;
  traceparent: () => string | undefined;
}

export const sealEvents = (
  context: StoreContext,
  aggregate: { id: string; agency: string; sequence: number },
  drafts: readonly EventDraft[],
): StoredEvent[] => {
  const traceparent = context.traceparent();
  const { actor } = currentCommand() ?? {
    actor: { id: `service:${context.service}`, name: context.service },
  };
  return drafts.map(({ type, matter, data }, index) => {
    const sequence = aggregate.sequence + index + 1;
    return asSaid({
      specversion: '1.0',
      id: derivedId(context.service, aggregate.id, String(sequence)),
      source: `/sanzhi/${context.service}`,
      type,
      subject: aggregate.id,
      time: context.now().toISOString(),
      datacontenttype: 'application/json',
      agency: aggregate.agency,
      ...(matter === undefined ? {} : { matter }),
      actor,
      sequence,
      ...(traceparent === undefined ? {} : { traceparent }),
      data,
    });
  });
};

/** As JSON says it: what is undefined is absent. The database would keep it as null, and who reads it there say another thing. */
const asSaid = (event: StoredEvent): StoredEvent => JSON.parse(JSON.stringify(event)) as StoredEvent;
