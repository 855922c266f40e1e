import { disclosureApi, evidenceApi, operationsApi, reviewApi, type Route } from '@sanzhi/contracts';
import type { Words } from '../language.ts';

interface Door {
  to: string;
  name: string;
  words: Words;
  /** Whoever may read this sees the door. */
  route?: Route;
}

export const doors: readonly Door[] = [
  { to: '/', name: 'home', words: { zh: '今日', en: 'Today' } },
  { to: '/matters', name: 'matters', words: { zh: '案件', en: 'Matters' }, route: evidenceApi.listMatters },
  {
    to: '/capture',
    name: 'capture',
    words: { zh: '现场采集', en: 'Capture' },
    route: evidenceApi.announceRecording,
  },
  {
    to: '/intake',
    name: 'intake',
    words: { zh: '采集归案', en: 'Intake' },
    route: evidenceApi.listItems,
  },
  {
    to: '/premises',
    name: 'premises',
    words: { zh: '执法场所', en: 'Premises' },
    route: evidenceApi.listRooms,
  },
  {
    to: '/consultations',
    name: 'consultations',
    words: { zh: '调阅', en: 'Consultations' },
    route: evidenceApi.listConsultations,
  },
  {
    to: '/review',
    name: 'review',
    words: { zh: '法制审核', en: 'Review' },
    route: reviewApi.listSubmissions,
  },
  {
    to: '/reviewers',
    name: 'reviewers',
    words: { zh: '审核人员', en: 'Reviewers' },
    route: reviewApi.listReviewers,
  },
  {
    to: '/publications',
    name: 'publications',
    words: { zh: '公示', en: 'Disclosure' },
    route: disclosureApi.listPublications,
  },
  {
    to: '/registers',
    name: 'registers',
    words: { zh: '主体与人员', en: 'Registers' },
    route: disclosureApi.recordOfficer,
  },
  {
    to: '/statistics',
    name: 'statistics',
    words: { zh: '记录统计', en: 'Statistics' },
    route: evidenceApi.recordingStatistics,
  },
  {
    to: '/storage',
    name: 'storage',
    words: { zh: '存储与保管', en: 'Storage' },
    route: evidenceApi.listFixity,
  },
  {
    to: '/operations',
    name: 'operations',
    words: { zh: '运维', en: 'Operations' },
    route: operationsApi.parked,
  },
];
