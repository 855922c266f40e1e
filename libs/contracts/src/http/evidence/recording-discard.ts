import { z } from 'zod';
import { civilDate, id, instant, line, person, sha256 } from '../../values.ts';
import { receipt, route } from '../route.ts';
import { byMatter, readers } from './readers.ts';
import { captureClock } from './recording-view.ts';

const captured = {
  /** As the device numbers what it captured. */
  capture: id,
  /** What it was announced as, when it was. */
  recording: id.optional(),
  medium: z.enum(['video', 'audio', 'photo']),
  title: line,
  startedAt: instant,
  endedAt: instant,
  /** Made by the device at the moment of capture. */
  sha256,
  size: z.int().min(0).max(5_497_558_138_880),
  device: line.optional(),
  reason: line,
  discardedAt: instant,
  /** As measured when it was captured: then it, not the moment of telling, corrects the times. */
  captureClock: captureClock.optional(),
};

/** 弃用: captured, never handed in, deleted on the device. */
export const discardView = z.object({
  id,
  version: z.int(),
  ...captured,
  matter: id.optional(),
  activity: z.string().optional(),
  clockOffsetMs: z.int(),
  toldAt: instant,
  by: person,
});
export type DiscardView = z.infer<typeof discardView>;

export const discardRoutes = {
  discardCapture: route({
    method: 'POST',
    path: '/discarded-captures',
    roles: ['handler'],
    zh: '报告弃用已采集而未上传的内容',
    body: z.object({
      ...captured,
      /** Absent when nobody had said what it belongs to. */
      matter: id.optional(),
      activity: z.string().max(40).optional(),
      deviceNow: instant,
    }),
    reply: receipt,
  }),
  listDiscards: route({
    method: 'GET',
    path: '/matters/:id/discarded-captures',
    roles: readers,
    zh: '本案弃用的采集内容',
    params: byMatter,
    reply: z.object({ items: z.array(discardView) }),
  }),
  discardsBetween: route({
    method: 'GET',
    path: '/discarded-captures',
    roles: ['unit-head', 'agency-leader', 'review-head', 'archivist', 'supervisor'],
    zh: '本机关弃用的采集内容',
    query: z.object({ from: civilDate, to: civilDate }),
    reply: z.object({ items: z.array(discardView) }),
  }),
};
