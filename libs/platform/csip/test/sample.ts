import { sha256Hex } from '@sanzhi/kernel';
import type { PackageDraft, StoredFile } from '../src/index.ts';

export const sampleName = 'package-1';
const createdAt = '2026-02-09T02:00:00.000Z';

/** What lies there before it is described. */
export const material: Record<string, string> = {
  'representations/originals/data/recordings/r-1.mp4': 'not really a film',
  'representations/originals/data/documents/d-1.pdf': '%PDF-1.7 a decision',
  'documentation/ledger/checkpoint': 'a checkpoint',
  'metadata/descriptive/matter.json': '{}',
};

const stored = (id: string, path: string, mime: string): StoredFile => {
  const content = material[path] ?? '';
  return { id, path, mime, size: Buffer.byteLength(content), sha256: sha256Hex(content), createdAt };
};

export const sampleDraft = (): PackageDraft => ({
  name: sampleName,
  title: '某商店经营超过保质期食品案',
  createdAt: new Date(createdAt),
  software: { name: '三制 Sanzhi', version: '0.1.0' },
  creator: { name: '新田县市场监督管理局', code: '114311280064218500' },
  whole: { id: 'urn:uuid:m-1', title: '某商店经营超过保质期食品案' },
  descriptive: {
    title: '某商店经营超过保质期食品案',
    identifiers: ['urn:uuid:m-1', '新市监处罚〔2026〕12号'],
    creator: '新田县市场监督管理局',
    subjects: ['普通程序'],
    types: ['行政处罚案卷'],
    dates: ['2026-02-02/2026-07-01'],
    rights: '按档案法开放利用',
    language: 'zh-Hans',
  },
  furtherDescriptions: [
    { ...stored('matter', 'metadata/descriptive/matter.json', 'application/json'), label: 'sanzhi-matter' },
  ],
  documentation: [stored('checkpoint', 'documentation/ledger/checkpoint', 'text/plain')],
  originals: [
    {
      ...stored('r-1', 'representations/originals/data/recordings/r-1.mp4', 'video/mp4'),
      label: '现场检查',
      originalName: 'VID_0001.MP4',
      fixity: [{ algorithm: 'SM3', digest: 'ab'.repeat(32) }],
      format: 'mov,mp4,m4a,3gp,3g2,mj2',
      madeAt: '2026-02-03T01:00:00.000Z',
    },
    {
      ...stored('d-1', 'representations/originals/data/documents/d-1.pdf', 'application/pdf'),
      originalName: '行政处罚决定书',
      fixity: [],
      derivedFrom: 'r-1',
    },
  ],
  volumes: [
    { label: '正卷', files: ['d-1', 'r-1'] },
    { label: '副卷', files: [] },
  ],
  events: [
    { id: 'e-1', type: 'ingestion', at: createdAt, detail: '上传完成', agents: ['s-1'], objects: ['r-1'] },
    {
      id: 'e-2',
      type: 'fixity check',
      at: createdAt,
      detail: '定期核验',
      outcome: 'pass',
      agents: ['system'],
      objects: ['r-1', 'urn:uuid:m-1'],
    },
  ],
  agents: [
    { id: 's-1', name: '陈立新', type: 'person', also: [{ type: '执法证号', value: '18110028001' }] },
    { id: 'system', name: '三制 Sanzhi', type: 'software', version: '0.1.0' },
  ],
});
