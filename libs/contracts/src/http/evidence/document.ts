import { z } from 'zod';
import { instant, line } from '../../values.ts';
import { documentView } from '../evidence-views.ts';
import { byId, receipt, route } from '../route.ts';
import { byMatter, inMatter, readers } from './readers.ts';

export const documentRoutes = {
  makeDocument: route({
    method: 'POST',
    path: '/matters/:id/documents',
    roles: inMatter,
    zh: '制作文书',
    params: byMatter,
    body: z.object({ form: z.int(), fields: z.record(z.string(), z.unknown()) }),
    reply: receipt,
  }),
  listDocuments: route({
    method: 'GET',
    path: '/matters/:id/documents',
    roles: readers,
    zh: '文书目录',
    params: byMatter,
    reply: z.object({ items: z.array(documentView) }),
  }),
  serve: route({
    method: 'POST',
    path: '/documents/:id/service',
    roles: ['handler'],
    zh: '送达登记',
    params: byId,
    body: z.object({
      method: z.enum(['direct', 'retention', 'post', 'entrusted', 'electronic', 'announcement']),
      recipient: line,
      servedAt: instant,
      place: line,
      note: z.string().trim().max(2000).optional(),
    }),
    reply: receipt,
  }),
};
