import { z } from 'zod';
import { instant, line, sha256 } from '../../values.ts';
import { byId, receipt, route } from '../route.ts';
import { byMatter, readers } from './readers.ts';
import { recordingView } from './recording-view.ts';

export const recordingRoutes = {
  announceRecording: route({
    method: 'POST',
    path: '/matters/:id/recordings',
    roles: ['handler'],
    zh: '登记音像记录并取得上传地址',
    params: byMatter,
    body: z.object({
      title: line,
      activity: z.string().max(40),
      medium: z.enum(['video', 'audio', 'photo', 'screen']),
      fileName: line,
      contentType: z.string().max(100),
      size: z.int().min(1).max(5_497_558_138_880),
      startedAt: instant,
      endedAt: instant,
      deviceNow: instant,
      place: line,
      officers: z.array(line).min(1).max(20),
      device: line.optional(),
      position: z
        .object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
        .optional(),
    }),
    reply: receipt,
  }),
  presignParts: route({
    method: 'POST',
    path: '/recordings/:id/parts',
    roles: ['handler'],
    zh: '取得分片上传地址',
    params: byId,
    body: z.object({ numbers: z.array(z.int().min(1).max(10_000)).min(1).max(100) }),
    reply: z.object({ parts: z.array(z.object({ number: z.int(), url: z.url() })) }),
  }),
  listParts: route({
    method: 'GET',
    path: '/recordings/:id/parts',
    roles: ['handler'],
    zh: '已上传分片',
    params: byId,
    reply: z.object({ parts: z.array(z.object({ number: z.int(), etag: z.string(), size: z.int() })) }),
  }),
  completeRecording: route({
    method: 'POST',
    path: '/recordings/:id/completion',
    roles: ['handler'],
    zh: '完成上传',
    params: byId,
    body: z.object({ sha256 }),
    reply: receipt,
  }),
  getRecording: route({
    method: 'GET',
    path: '/recordings/:id',
    roles: readers,
    zh: '音像记录详情',
    params: byId,
    reply: recordingView,
  }),
  listRecordings: route({
    method: 'GET',
    path: '/matters/:id/recordings',
    roles: readers,
    zh: '音像记录目录',
    params: byMatter,
    reply: z.object({ items: z.array(recordingView) }),
  }),
  recordingContent: route({
    method: 'GET',
    path: '/recordings/:id/content',
    roles: readers,
    zh: '播放音像记录',
    params: byId,
    reply: z.unknown(),
    file: true,
  }),
  recordingPoster: route({
    method: 'GET',
    path: '/recordings/:id/poster',
    roles: readers,
    zh: '音像记录封面',
    params: byId,
    reply: z.unknown(),
    file: true,
  }),
};
