import type { CloudEvent } from './cloud-event.ts';

/** Events an aggregate has said and nobody has published yet, oldest first. */
export interface PendingEvents {
  aggregateId: string;
  events: readonly CloudEvent[];
}

/** Where saved events wait: the aggregates' own documents. */
export interface OutboxSource {
  /** All pending events of up to `limit` aggregates. */
  pending(limit: number): Promise<readonly PendingEvents[]>;
  /** These are published; the next `pending` no longer names them. */
  settle(aggregateId: string, eventIds: readonly string[]): Promise<void>;
  /** Tells of events just saved, after and in the order of the writes. */
  onPending(listener: (pending: PendingEvents) => void): void;
}
