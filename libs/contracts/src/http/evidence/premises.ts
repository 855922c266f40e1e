import { z } from 'zod';
import { civilDate, id, instant, line, person } from '../../values.ts';
import { byId, receipt, route } from '../route.ts';
import { readers } from './readers.ts';

export const roomKinds = ['window', 'inquiry', 'hearing', 'storage'] as const;
export const slotPurposes = ['inquiry', 'hearing', 'window', 'storage'] as const;

export const roomView = z.object({
  id,
  version: z.int(),
  code: line,
  name: line,
  kind: z.enum(roomKinds),
  /** Ids under which its fixed cameras hand in files. */
  cameras: z.array(line),
});

export const slotView = z.object({
  id,
  room: id,
  roomName: line,
  from: instant,
  to: instant,
  matter: id,
  purpose: z.enum(slotPurposes),
  by: person,
  cancelled: z.object({ reason: z.string() }).optional(),
});

const keepers = ['unit-head', 'archivist'] as const;
const bookers = ['handler', 'unit-head', 'hearing-presider', 'window-clerk'] as const;

/** 执法场所: rooms with fixed cameras, and who has them when. */
export const premisesRoutes = {
  recordRoom: route({
    method: 'PUT',
    path: '/premises/rooms',
    roles: keepers,
    zh: '登记执法场所',
    body: z.object({
      code: line,
      name: line,
      kind: z.enum(roomKinds),
      cameras: z.array(line).max(50),
    }),
    reply: receipt,
  }),
  listRooms: route({
    method: 'GET',
    path: '/premises/rooms',
    roles: [...readers, 'window-clerk'],
    zh: '执法场所目录',
    reply: z.object({ items: z.array(roomView) }),
  }),
  bookSlot: route({
    method: 'POST',
    path: '/premises/rooms/:id/slots',
    roles: bookers,
    zh: '预订执法场所时段',
    params: byId,
    body: z.object({ from: instant, to: instant, matter: id, purpose: z.enum(slotPurposes) }),
    reply: receipt,
  }),
  listSlots: route({
    method: 'GET',
    path: '/premises/rooms/:id/slots',
    roles: [...readers, 'window-clerk'],
    zh: '执法场所时段',
    params: byId,
    query: z.object({ day: civilDate }),
    reply: z.object({ items: z.array(slotView.extend({ schedule: id })) }),
  }),
  cancelSlot: route({
    method: 'POST',
    path: '/premises/schedules/:id/cancellations',
    roles: bookers,
    zh: '取消执法场所时段',
    params: byId,
    body: z.object({ slot: id, reason: line }),
    reply: receipt,
  }),
};
