import { disclosureApi, evidenceApi, reviewApi } from '@sanzhi/contracts';
import type { Api } from './api.ts';
import { cast } from './journey.ts';
import { until } from './until.ts';

export interface RegisteredPerson {
  username: string;
  name: string;
  agency: string;
  unit: string;
  subject: string;
  certificate?: string;
  review?: { firstTime: boolean; qualification?: string };
}

const body = {
  uscc: '114311280064218500',
  name: '新田县市场监督管理局',
  short: '新市监',
  region: '431128',
  address: '湖南省永州市新田县龙泉镇秀峰路6号',
  phone: '0746-4712315',
  reconsideration: '新田县人民政府',
  court: '新田县人民法院',
  legalBasis: '中华人民共和国行政处罚法第十七条',
};

/** Fills the registers that a bureau keeps beforehand: itself, its officers, its reviewers. May be repeated. */
export const fillRegisters = async (
  api: Api,
  people: readonly RegisteredPerson[],
  since: string,
): Promise<void> => {
  await api.call(disclosureApi.recordBody, cast.editor, body);
  const own = people.filter(({ agency }) => agency === body.uscc);
  for (const { certificate, name, agency, unit } of own)
    if (certificate !== undefined) {
      const officer = {
        certificate,
        name,
        agency,
        unit,
        post: '执法人员',
        validFrom: since,
        validTo: '2029-12-31',
        status: 'valid',
      };
      await api.call(disclosureApi.recordOfficer, cast.editor, officer);
    }
  const { items: known } = await api.call(reviewApi.listReviewers, cast.reviewHead, {});
  for (const { review, subject, name, certificate } of own)
    if (review && !known.some(({ reviewer }) => reviewer.subject === subject))
      await api.call(reviewApi.recordReviewer, cast.reviewHead, {
        subject,
        name,
        certificate,
        appointedOn: since,
        active: true,
        ...review,
      });
  await until('officers known to evidence', async () => {
    const { items } = await api.call(evidenceApi.listOfficers, cast.handler, {});
    return cast.officers.every((certificate) => items.some((officer) => officer.certificate === certificate));
  });
};
