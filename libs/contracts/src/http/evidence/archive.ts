import { z } from 'zod';
import { accessPurposeCodes, bundleForms } from '../../custody-values.ts';
import { id, instant, person, sha256 } from '../../values.ts';
import { byId, receipt, route } from '../route.ts';
import { byMatter, inMatter } from './readers.ts';

/** Who may let a whole matter out of the house. */
const exporters = [...inMatter, 'archivist'] as const;

export const bundleStates = ['preparing', 'ready', 'failed'] as const;

export const bundleView = z.object({
  id,
  version: z.int(),
  matter: id,
  state: z.enum(bundleStates),
  form: z.enum(bundleForms),
  purpose: z.enum(accessPurposeCodes),
  note: z.string().optional(),
  by: person,
  requestedAt: instant,
  /** Once it is ready: until when it can be fetched, and what it holds. */
  until: instant.optional(),
  size: z.int().optional(),
  files: z.int().optional(),
  entries: z.int().optional(),
  /** SHA-256 of tagmanifest-sha256.txt, which the ledger's key signs and which covers everything else. */
  tagManifest: sha256.optional(),
  fault: z.object({ code: z.string(), words: z.object({ zh: z.string(), en: z.string() }) }).optional(),
});
export type BundleView = z.infer<typeof bundleView>;

export const archiveRoutes = {
  exportBundle: route({
    method: 'POST',
    path: '/matters/:id/bundles',
    roles: exporters,
    zh: '导出可独立验证的证据包或者移交档案馆的移交包（先留痕）',
    params: byMatter,
    body: z.object({
      form: z.enum(bundleForms).default('bundle'),
      purpose: z.enum(accessPurposeCodes),
      /** Needed for `other`. */
      note: z.string().trim().min(1).max(500).optional(),
    }),
    reply: receipt,
  }),
  listBundles: route({
    method: 'GET',
    path: '/matters/:id/bundles',
    roles: exporters,
    zh: '证据包导出记录',
    params: byMatter,
    reply: z.object({ items: z.array(bundleView) }),
  }),
  getBundle: route({
    method: 'GET',
    path: '/bundles/:id',
    roles: exporters,
    zh: '证据包',
    params: byId,
    reply: bundleView,
  }),
  bundleContent: route({
    method: 'GET',
    path: '/bundles/:id/content',
    roles: exporters,
    zh: '下载证据包',
    params: byId,
    reply: z.unknown(),
    file: true,
  }),
};
