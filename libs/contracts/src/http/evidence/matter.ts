import { z } from 'zod';
import { civilDate, line, matterKinds, party, proposal, text } from '../../values.ts';
import { matterView } from '../evidence-views.ts';
import { pageOf, pageQuery, receipt, route } from '../route.ts';
import { byMatter, inMatter, readers } from './readers.ts';

export const matterRoutes = {
  openMatter: route({
    method: 'POST',
    path: '/matters',
    roles: ['handler'],
    zh: '案源登记',
    body: z.object({
      kind: z.enum(matterKinds),
      cause: line,
      source: line,
      party,
      /** Certificate numbers, two or more (行政处罚法第四十二条). */
      officers: z.array(line).max(20),
    }),
    reply: receipt,
  }),
  listMatters: route({
    method: 'GET',
    path: '/matters',
    roles: readers,
    zh: '案件列表',
    query: pageQuery.extend({
      state: z.string().max(20).optional(),
      q: z.string().trim().max(100).optional(),
      mine: z.stringbool().optional(),
    }),
    reply: pageOf(
      matterView
        .pick({
          id: true,
          version: true,
          kind: true,
          reference: true,
          cause: true,
          state: true,
          stateName: true,
          openedOn: true,
          officers: true,
          clocks: true,
        })
        .extend({ partyName: line }),
    ),
  }),
  /** No more of a matter than the window has to know. */
  findMatters: route({
    method: 'GET',
    path: '/matters/search',
    roles: ['window-clerk'],
    zh: '按案件编号、当事人名称或者统一社会信用代码查找案件',
    query: z.object({ named: z.string().trim().min(2).max(100) }),
    reply: z.object({
      items: z.array(
        z.object({
          id: matterView.shape.id,
          reference: line,
          partyName: line,
          stateName: matterView.shape.stateName,
        }),
      ),
    }),
  }),
  getMatter: route({
    method: 'GET',
    path: '/matters/:id',
    roles: readers,
    zh: '案件详情',
    params: byMatter,
    reply: matterView,
  }),
  advance: route({
    method: 'POST',
    path: '/matters/:id/advance',
    roles: [...inMatter, 'hearing-presider', 'window-clerk'],
    zh: '环节流转',
    params: byMatter,
    body: z.object({ to: z.string().max(10), note: z.string().trim().max(2000).optional() }),
    reply: receipt,
  }),
  changeOfficers: route({
    method: 'PUT',
    path: '/matters/:id/officers',
    roles: ['unit-head'],
    zh: '变更办案人员',
    params: byMatter,
    body: z.object({ officers: z.array(line).max(20), reason: line }),
    reply: receipt,
  }),
  exempt: route({
    method: 'POST',
    path: '/matters/:id/exemptions',
    roles: ['unit-head', 'agency-leader'],
    zh: '免予音像记录审批',
    params: byMatter,
    body: z.object({
      activity: z.string().max(40),
      ground: z.enum(['secrecy', 'urgency', 'device-failure']),
      reason: text,
    }),
    reply: receipt,
  }),
  propose: route({
    method: 'POST',
    path: '/matters/:id/proposal',
    roles: ['handler', 'unit-head'],
    zh: '提出拟处理意见',
    params: byMatter,
    body: proposal.omit({ matter: true, procedure: true, party: true, hearingHeld: true, materials: true }),
    reply: receipt,
  }),
  recordStatement: route({
    method: 'POST',
    path: '/matters/:id/statement',
    roles: ['handler'],
    zh: '陈述申辩登记',
    params: byMatter,
    body: z.object({
      waived: z.boolean(),
      hearingRequested: z.boolean(),
      text: z.string().trim().max(20_000).optional(),
    }),
    reply: receipt,
  }),
  issueNotice: route({
    method: 'POST',
    path: '/matters/:id/notice',
    roles: ['handler'],
    zh: '制发处罚告知书',
    params: byMatter,
    body: z.object({ fields: z.record(z.string(), z.unknown()) }),
    reply: receipt,
  }),
  issueDecision: route({
    method: 'POST',
    path: '/matters/:id/decision',
    roles: ['agency-leader'],
    zh: '作出处罚决定',
    params: byMatter,
    body: z.object({
      fields: z.record(z.string(), z.unknown()),
      otherPersons: z.array(line).max(200).default([]),
    }),
    reply: receipt,
  }),
  listOfficers: route({
    method: 'GET',
    path: '/officers',
    roles: readers,
    zh: '可选办案人员',
    reply: z.object({
      items: z.array(z.object({ certificate: line, name: line, unit: line, validTo: civilDate })),
    }),
  }),
};
