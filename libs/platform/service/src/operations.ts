import type { Operations } from '@sanzhi/http';
import type { Parking } from '@sanzhi/messaging';

/** The operator's view of parked messages. Their bodies are not shown: they may hold what is not for administrators. */
export const operationsOver = (parking: Parking): Operations => ({
  async parked() {
    const queues = await parking.counts();
    return Promise.all(
      queues.map(async ({ queue }) => ({
        queue,
        messages: (await parking.list(queue)).map(
          ({ id, type = '', code, message, tries, lastFailedAt }) => ({
            id,
            type,
            reason: `${code}: ${message}`,
            tries,
            parkedAt: lastFailedAt ?? new Date(0).toISOString(),
          }),
        ),
      })),
    );
  },
  replay: (queue, message) => parking.replay(queue, message === undefined ? 'all' : { id: message }),
});
