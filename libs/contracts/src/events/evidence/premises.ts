import { z } from 'zod';
import { defineEvent } from '../../event.ts';
import { id, instant, line, text } from '../../values.ts';
import { sampleId } from '../samples.ts';

export const roomRecorded = defineEvent(
  'evidence.room.recorded.v1',
  '执法场所登记',
  z.object({ code: line, name: line, kind: z.string(), cameras: z.array(line) }),
  { code: 'XW-1', name: '第一询问室', kind: 'inquiry', cameras: ['CAM-XW-1'] },
);

const slot = z.object({
  slot: id,
  room: id,
  roomName: line,
  from: instant,
  to: instant,
  purpose: z.string(),
});
const sampleSlot = {
  slot: sampleId,
  room: sampleId,
  roomName: '第一询问室',
  from: '2026-02-09T14:00:00+08:00',
  to: '2026-02-09T16:00:00+08:00',
  purpose: 'inquiry',
};

export const slotBooked = defineEvent('evidence.slot.booked.v1', '执法场所时段预订', slot, sampleSlot);

export const slotCancelled = defineEvent(
  'evidence.slot.cancelled.v1',
  '执法场所时段取消',
  slot.extend({ reason: line }),
  { ...sampleSlot, reason: '当事人申请改期' },
);

export const slotMissed = defineEvent('evidence.slot.missed.v1', '执法场所时段缺录像', slot, sampleSlot);

export const slotMissExplained = defineEvent(
  'evidence.slot.miss-explained.v1',
  '执法场所时段缺录像说明',
  slot.extend({ reason: text }),
  { ...sampleSlot, reason: '机位硬盘损坏，已报修。' },
);

export const slotMissApproved = defineEvent(
  'evidence.slot.miss-approved.v1',
  '执法场所时段缺录像批准',
  slot.extend({ reason: text }),
  { ...sampleSlot, reason: '机位硬盘损坏，已报修。' },
);

/** After it was missed. */
export const slotFilmed = defineEvent(
  'evidence.slot.filmed.v1',
  '执法场所时段补交录像',
  slot.extend({ recording: id }),
  { ...sampleSlot, recording: sampleId },
);

export const premisesEvents = [
  roomRecorded,
  slotBooked,
  slotCancelled,
  slotMissed,
  slotMissExplained,
  slotMissApproved,
  slotFilmed,
];
