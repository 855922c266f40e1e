import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import type { Caller, OfficerRecord, Party, ProposalContent } from '../src/matter/domain/matter.ts';

export const agency = '114311280064218500';
const caller = (subject: string, name: string, roles: string[], certificate?: string): Caller => ({
  subject,
  name,
  agency,
  roles,
  ...(certificate === undefined ? {} : { certificate }),
});
export const people = {
  chen: caller('s-chen', '陈立新', ['handler'], '18110028001'),
  zhou: caller('s-zhou', '周敏', ['handler'], '18110028002'),
  hu: caller('s-hu', '胡新', ['handler'], '18110028003'),
  unitHead: caller('s-unit', '股长', ['unit-head'], '18110028004'),
  leader: caller('s-leader', '局长', ['agency-leader'], '18110028005'),
  reviewer: caller('s-reviewer', '郑法清', ['reviewer'], '18110028006'),
  reviewHead: caller('s-head', '法规股长', ['review-head'], '18110028007'),
  presider: caller('s-presider', '听证员', ['hearing-presider'], '18110028008'),
};

export const officer = (
  certificate: string,
  name: string,
  more: Partial<OfficerRecord> = {},
): OfficerRecord => ({
  certificate,
  name,
  agency,
  unit: '食品监管股',
  post: '执法人员',
  validFrom: '2024-01-01',
  validTo: '2028-12-31',
  status: 'valid',
  ...more,
});

export const party: Party = {
  kind: 'individual-business',
  name: '新田县龙泉镇林记食品店',
  uscc: '92431128MA7K2X9W85',
  legalRepresentative: '林秋月',
  address: '新田县龙泉镇滨河路18号',
  phone: '13800000000',
  citizenId: '431128199003070017',
};

export const content: ProposalContent = {
  facts: '当事人销售超过保质期的预包装食品。',
  characterisation: '经营超过保质期的食品',
  basis: [{ law: '中华人民共和国食品安全法', article: '第一百二十四条第一款第（五）项' }],
  measures: [{ kind: 'fine', amount: 1_000_000 }],
  discretion: '初次违法，主动改正，从轻处罚。',
  publicInterest: false,
  complex: false,
  thirdPartyRights: false,
};

const reviewKeys = await generateKeyPair('EdDSA');
const otherKeys = await generateKeyPair('EdDSA');
export const publicKeys = { keys: [{ ...(await exportJWK(reviewKeys.publicKey)), alg: 'EdDSA' }] };

export const sign = (
  claims: { sub: string; digest: string; round?: number; jti?: string },
  key: CryptoKey = reviewKeys.privateKey,
): Promise<string> =>
  new SignJWT({ ...claims, iss: 'sanzhi-review' })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'sanzhi-clearance+jwt' })
    .sign(key);
export const forge = (claims: { sub: string; digest: string }): Promise<string> =>
  sign(claims, otherKeys.privateKey);
