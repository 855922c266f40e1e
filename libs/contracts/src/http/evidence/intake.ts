import { z } from 'zod';
import { id, instant, line, sha256, text } from '../../values.ts';
import { byId, pageOf, pageQuery, receipt, route } from '../route.ts';
import { batchLine, batchView, difference, itemStates, itemView, suggestion } from './intake-view.ts';

/** Capture stations are systems with the scope; people may stand in for one. */
const handIn = ['handler', 'unit-head', 'archivist', 'scope:intake.write'] as const;
const decide = ['handler', 'unit-head'] as const;
const see = ['handler', 'unit-head', 'archivist'] as const;

export const intakeRoutes = {
  openBatch: route({
    method: 'POST',
    path: '/intake/batches',
    roles: handIn,
    zh: '登记采集批次（校验清单）',
    body: z.object({
      name: line,
      /** Of the hash list itself; the same list again is the same batch. */
      listSha256: sha256,
      lines: z.array(batchLine).min(1).max(5000),
      differences: z.array(difference).max(5000).default([]),
    }),
    reply: receipt,
  }),
  listBatches: route({
    method: 'GET',
    path: '/intake/batches',
    roles: handIn,
    zh: '采集批次目录',
    query: pageQuery,
    reply: pageOf(batchView.pick({ id: true, version: true, name: true, openedAt: true, openedBy: true })),
  }),
  getBatch: route({
    method: 'GET',
    path: '/intake/batches/:id',
    roles: handIn,
    zh: '采集批次详情',
    params: byId,
    reply: batchView,
  }),
  announceItem: route({
    method: 'POST',
    path: '/intake/items',
    roles: handIn,
    zh: '登记未归案文件',
    body: z.object({
      device: line,
      certificate: line.optional(),
      fileName: line,
      contentType: z.string().max(100),
      size: z.int().min(1).max(5_497_558_138_880),
      sha256,
      startedAt: instant,
      endedAt: instant,
      deviceNow: instant,
      batch: id.optional(),
    }),
    reply: receipt,
  }),
  presignItemParts: route({
    method: 'POST',
    path: '/intake/items/:id/parts',
    roles: handIn,
    zh: '取得未归案文件分片上传地址',
    params: byId,
    body: z.object({ numbers: z.array(z.int().min(1).max(10_000)).min(1).max(100) }),
    reply: z.object({ parts: z.array(z.object({ number: z.int(), url: z.url() })) }),
  }),
  listItemParts: route({
    method: 'GET',
    path: '/intake/items/:id/parts',
    roles: handIn,
    zh: '未归案文件已上传分片',
    params: byId,
    reply: z.object({ parts: z.array(z.object({ number: z.int(), etag: z.string(), size: z.int() })) }),
  }),
  completeItem: route({
    method: 'POST',
    path: '/intake/items/:id/completion',
    roles: handIn,
    zh: '完成未归案文件上传',
    params: byId,
    body: z.object({ sha256 }),
    reply: receipt,
  }),
  listItems: route({
    method: 'GET',
    path: '/intake/items',
    roles: see,
    zh: '未归案文件目录',
    query: pageQuery.extend({ state: z.enum(itemStates).optional(), mine: z.stringbool().optional() }),
    reply: pageOf(itemView),
  }),
  getItem: route({
    method: 'GET',
    path: '/intake/items/:id',
    roles: handIn,
    zh: '未归案文件详情',
    params: byId,
    reply: itemView,
  }),
  suggestMatters: route({
    method: 'GET',
    path: '/intake/items/:id/suggestions',
    roles: see,
    zh: '归案建议',
    params: byId,
    reply: z.object({ items: z.array(suggestion) }),
  }),
  assignItem: route({
    method: 'POST',
    path: '/intake/items/:id/assignment',
    roles: decide,
    zh: '确认归入案件',
    params: byId,
    body: z.object({
      matter: id,
      activity: z.string().max(40),
      medium: z.enum(['video', 'audio', 'photo', 'screen']),
      title: line,
      place: line,
      officers: z.array(line).min(1).max(20),
      /** Slot of the room whose fixed camera took it. */
      slot: id.optional(),
      /** Why the clock of the device was off by more than allowed. */
      clockNote: line.optional(),
    }),
    reply: receipt,
  }),
  refuseItem: route({
    method: 'POST',
    path: '/intake/items/:id/refusal',
    roles: decide,
    zh: '认定为非证据材料',
    params: byId,
    body: z.object({ reason: text }),
    reply: receipt,
  }),
};
