import { z } from 'zod';
import { instant } from '../values.ts';
import { route } from './route.ts';

const queue = z.object({ queue: z.string().max(100) });

/** Every service has these: what is stuck, and the way to send it again. */
export const operationsApi = {
  parked: route({
    method: 'GET',
    path: '/operations/parking',
    roles: ['system-admin'],
    zh: '滞留消息',
    reply: z.object({
      queues: z.array(
        z.object({
          queue: z.string(),
          messages: z.array(
            z.object({
              id: z.string(),
              type: z.string(),
              reason: z.string(),
              tries: z.int(),
              parkedAt: instant,
            }),
          ),
        }),
      ),
    }),
  }),
  replay: route({
    method: 'POST',
    path: '/operations/parking/replay',
    roles: ['system-admin'],
    zh: '重放滞留消息',
    body: queue.extend({ message: z.string().max(100).optional() }),
    reply: z.object({ replayed: z.int() }),
  }),
};
