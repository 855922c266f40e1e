import { Poison } from './errors.ts';

/** CloudEvents 1.0 in JSON, with the extension attributes of the house. */
export interface CloudEvent {
  specversion: '1.0';
  id: string;
  source: string;
  type: string;
  /** The aggregate it is about. */
  subject: string;
  time: string;
  datacontenttype?: string;
  agency?: string;
  matter?: string;
  actor?: { id: string; name: string; certificate?: string | undefined };
  /** Per aggregate, gapless, from 1. */
  sequence?: number;
  traceparent?: string;
  data: unknown;
}

/** What a kind of event is called and what its envelope and data must look like. */
export interface EventContract {
  type: string;
  schema: { parse(event: unknown): unknown };
}

const house = 'cn.sanzhi.';

/** The routing key of an event type, and the binding of a pattern: without the name of the house. */
export const routingKeyOf = (type: string): string =>
  type.startsWith(house) ? type.slice(house.length) : type;

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Reads a message body; anything that can never become an event is `Poison`. */
export const parseEvent = (body: Uint8Array): CloudEvent => {
  let value: unknown;
  try {
    value = JSON.parse(decoder.decode(body));
  } catch (error) {
    throw new Poison('event.not-json', `not JSON: ${(error as Error).message}`);
  }
  const event = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  if (event['specversion'] !== '1.0') throw new Poison('event.not-cloudevent', 'specversion is not 1.0');
  for (const name of ['id', 'source', 'type', 'subject', 'time'])
    if (typeof event[name] !== 'string' || event[name] === '')
      throw new Poison('event.not-cloudevent', `${name} is missing`);
  return value as CloudEvent;
};
