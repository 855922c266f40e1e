import { z } from 'zod';
import { civilDate, id, instant, line, text } from '../../values.ts';
import { byId, receipt, route } from '../route.ts';
import {
  alarmLevels,
  disposalWays,
  exhibitKinds,
  exhibitView,
  preservationOutcomes,
  preservationView,
} from './exhibit-view.ts';
import { byMatter, readers } from './readers.ts';

const handling = ['handler', 'unit-head'] as const;
const keeping = ['handler', 'unit-head', 'archivist'] as const;
const photos = z.array(id).max(50).default([]);
const seals = z.array(line).min(1).max(50);

export const exhibitRoutes = {
  recordExhibit: route({
    method: 'POST',
    path: '/matters/:id/exhibits',
    roles: handling,
    zh: '登记物证',
    params: byMatter,
    body: z.object({
      kind: z.enum(exhibitKinds),
      name: line,
      quantity: z.number().positive().max(1_000_000_000),
      unit: line,
      description: text,
      takenFrom: line,
      takenAt: instant,
      takenPlace: line,
      officers: z.array(line).min(2).max(20),
      keptAt: line,
      seals: z.array(line).max(50).default([]),
      photos,
      /** 先行登记保存 taken on the spot before the leader could approve. */
      urgent: z.boolean().default(false),
    }),
    reply: receipt,
  }),
  listExhibits: route({
    method: 'GET',
    path: '/matters/:id/exhibits',
    roles: readers,
    zh: '物证目录与保管链',
    params: byMatter,
    reply: z.object({ items: z.array(exhibitView) }),
  }),
  getExhibit: route({
    method: 'GET',
    path: '/exhibits/:id',
    roles: readers,
    zh: '物证详情与保管链',
    params: byId,
    reply: exhibitView,
  }),
  photographExhibit: route({
    method: 'POST',
    path: '/exhibits/:id/photos',
    roles: keeping,
    zh: '物证拍照登记',
    params: byId,
    body: z.object({ photos: z.array(id).min(1).max(50), reason: line }),
    reply: receipt,
  }),
  sealExhibit: route({
    method: 'POST',
    path: '/exhibits/:id/seals',
    roles: keeping,
    zh: '物证加封',
    params: byId,
    body: z.object({ seals, reason: line, people: z.array(line).max(20).default([]), photos }),
    reply: receipt,
  }),
  breakSeal: route({
    method: 'POST',
    path: '/exhibits/:id/unsealing',
    roles: keeping,
    zh: '物证启封',
    params: byId,
    body: z.object({
      seals,
      reason: line,
      people: z.array(line).min(1).max(20),
      photos: z.array(id).min(1).max(50),
    }),
    reply: receipt,
  }),
  moveExhibit: route({
    method: 'POST',
    path: '/exhibits/:id/moves',
    roles: keeping,
    zh: '物证移交保管',
    params: byId,
    body: z.object({
      to: line,
      /** Who takes it over. */
      receiver: line,
      reason: line,
      photos,
    }),
    reply: receipt,
  }),
  approvePreservation: route({
    method: 'POST',
    path: '/exhibits/:id/preservation/approval',
    roles: ['agency-leader'],
    zh: '先行登记保存审批',
    params: byId,
    body: z.object({ approved: z.boolean(), reason: line }),
    reply: receipt,
  }),
  decidePreservation: route({
    method: 'POST',
    path: '/exhibits/:id/preservation/outcome',
    roles: ['agency-leader'],
    zh: '先行登记保存处理决定',
    params: byId,
    body: z.object({ outcome: z.enum(preservationOutcomes), reason: text }),
    reply: receipt,
  }),
  listPreservations: route({
    method: 'GET',
    path: '/preservations',
    roles: readers,
    zh: '先行登记保存期限预警',
    query: z.object({ from: civilDate.optional() }),
    reply: z.object({
      counts: z.object({
        open: z.int(),
        decided: z.int(),
        lapsed: z.int(),
        refused: z.int(),
        levels: z.record(z.enum(alarmLevels), z.int()),
      }),
      items: z.array(
        exhibitView
          .pick({ id: true, version: true, matter: true, number: true, name: true, keptAt: true })
          .extend({ preservation: preservationView }),
      ),
    }),
  }),
  proposeExhibitDisposal: route({
    method: 'POST',
    path: '/exhibits/:id/disposal',
    roles: handling,
    zh: '提出物证处置',
    params: byId,
    body: z.object({ way: z.enum(disposalWays), to: line, reason: text }),
    reply: receipt,
  }),
  confirmExhibitDisposal: route({
    method: 'POST',
    path: '/exhibits/:id/disposal/confirmation',
    roles: ['unit-head', 'agency-leader', 'archivist'],
    zh: '确认物证处置',
    params: byId,
    body: z.object({ people: z.array(line).min(1).max(20), photos }),
    reply: receipt,
  }),
};
