import { z } from 'zod';
import { instant } from '../../values.ts';
import { route } from '../route.ts';
import { byMatter, readers } from './readers.ts';

export const ledgerRoutes = {
  timeline: route({
    method: 'GET',
    path: '/matters/:id/timeline',
    roles: readers,
    zh: '案件全程留痕',
    params: byMatter,
    reply: z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          type: z.string(),
          name: z.string(),
          time: instant,
          actor: z.string(),
          data: z.unknown(),
        }),
      ),
    }),
  }),
};
