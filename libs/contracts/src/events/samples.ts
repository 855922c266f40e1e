import type { KnownParty, Material, Proposal } from '../values.ts';

/** Invented, with identifiers whose check digits hold. */
export const sampleParty: KnownParty = {
  kind: 'individual-business',
  name: '新田县龙泉镇林记食品店',
  uscc: '92431128MA7K2X9W85',
  legalRepresentative: '林秋月',
  address: '新田县龙泉镇滨河路18号',
};
export const sampleId = '0198c1a0-5d1e-7aaa-8bbb-0123456789ab';
export const sampleDigest = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
export const sampleMaterial: Material = {
  id: sampleId,
  kind: 'document',
  title: '现场笔录',
  sha256: sampleDigest,
};
export const sampleProposal: Proposal = {
  matter: sampleId,
  procedure: 'ordinary-penalty',
  party: sampleParty,
  facts: '当事人销售超过保质期的预包装食品。',
  characterisation: '经营超过保质期的食品',
  basis: [{ law: '中华人民共和国食品安全法', article: '第一百二十四条第一款第（五）项' }],
  measures: [{ kind: 'fine', amount: 1_000_000 }],
  discretion: '初次违法，货值较小，主动改正，予以从轻处罚。',
  hearingHeld: false,
  publicInterest: false,
  complex: false,
  thirdPartyRights: false,
  materials: [sampleMaterial],
};
