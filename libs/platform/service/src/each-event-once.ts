import type { Wrap } from '@sanzhi/messaging';
import { asCommand, Replayed, type Actor } from '@sanzhi/persistence';

/** A handler that has seen this event already is through with it: the mark stands in the document it changed. */
export const eachEventOnce: Wrap = async (event, work, { handler }) => {
  try {
    await asCommand({ key: `${handler}:${event.id}`, actor: event.actor as Actor }, work);
  } catch (error) {
    if (!(error instanceof Replayed)) throw error;
  }
};
