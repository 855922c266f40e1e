import { z } from 'zod';
import { civilDate, id, instant, line, person, text } from '../../values.ts';
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
  /** Sealed recordings of its cameras. */
  films: z.array(id).optional(),
  /** 缺录像: no film was handed in in time; the reason, and the approval of somebody else. */
  missing: z
    .object({
      since: instant,
      reason: z.string().optional(),
      by: person.optional(),
      approvedBy: person.optional(),
      approvedAt: instant.optional(),
    })
    .optional(),
});
const scheduledSlot = slotView.extend({ schedule: id });

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
    reply: z.object({ items: z.array(scheduledSlot) }),
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
  missedSlots: route({
    method: 'GET',
    path: '/premises/missed-slots',
    roles: [...readers, 'window-clerk'],
    zh: '缺录像待说明、待批准的时段',
    reply: z.object({ items: z.array(scheduledSlot) }),
  }),
  explainMissedSlot: route({
    method: 'POST',
    path: '/premises/schedules/:id/explanations',
    roles: bookers,
    zh: '说明时段缺录像的原因',
    params: byId,
    body: z.object({ slot: id, reason: text }),
    reply: receipt,
  }),
  approveMissedSlot: route({
    method: 'POST',
    path: '/premises/schedules/:id/approvals',
    roles: ['unit-head', 'agency-leader'],
    zh: '批准时段缺录像的说明',
    params: byId,
    body: z.object({ slot: id }),
    reply: receipt,
  }),
};
