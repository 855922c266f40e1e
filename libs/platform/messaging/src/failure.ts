import type { Message } from 'amqplib';
import { DomainError, sha256Hex } from '@sanzhi/kernel';
import type { Properties } from './confirmed-channel.ts';
import { Poison } from './errors.ts';
import { parkingOf, stepOf, type QueueTopology } from './topology.ts';

/** What the house writes on a message that failed. */
export const header = {
  tries: 'sanzhi-tries',
  code: 'sanzhi-error-code',
  message: 'sanzhi-error',
  first: 'sanzhi-first-failed-at',
  last: 'sanzhi-last-failed-at',
} as const;

type Headers = Record<string, unknown>;
export const headersOf = (message: Message): Headers => message.properties.headers ?? {};
export const triesOf = (message: Message): number => Number(headersOf(message)[header.tries] ?? 0);

/** By what an operator names a message; one that came without an id is named by its content. */
export const idOf = (message: Message): string =>
  typeof message.properties.messageId === 'string' && message.properties.messageId !== ''
    ? message.properties.messageId
    : sha256Hex(message.content);

export const reasonOf = (error: unknown): { code: string; message: string } => {
  if (!(error instanceof Error)) return { code: 'unknown', message: String(error).slice(0, 1000) };
  if (error instanceof DomainError) return { code: error.code, message: error.words.en.slice(0, 1000) };
  const { code } = error as { code?: unknown };
  return { code: typeof code === 'string' ? code : error.name, message: error.message.slice(0, 1000) };
};

export interface Move {
  queue: string;
  tries: number;
  parked: boolean;
  properties: Properties;
}

/** Where a failed message goes: failure n waits on step n of the ladder; after the last step, or poison: parking. */
export const afterFailure = (topology: QueueTopology, message: Message, error: unknown, now: Date): Move => {
  const tries = triesOf(message) + 1;
  const delay = error instanceof Poison ? undefined : topology.ladder[tries - 1];
  const { code, message: text } = reasonOf(error);
  const at = now.toISOString();
  return {
    queue: delay === undefined ? parkingOf(topology.queue) : stepOf(topology.queue, delay),
    tries,
    parked: delay === undefined,
    properties: again(message, {
      [header.tries]: tries,
      [header.code]: code,
      [header.message]: text,
      [header.first]: headersOf(message)[header.first] ?? at,
      [header.last]: at,
    }),
  };
};

/** The same message once more, with these headers and none of the broker's own. */
export const again = (message: Message, headers: Headers): Properties => {
  const { type, contentType } = message.properties as { type?: string; contentType?: string };
  return {
    messageId: idOf(message),
    ...(type === undefined ? {} : { type }),
    ...(contentType === undefined ? {} : { contentType }),
    headers,
  };
};
