import { basename } from 'node:path';
import { cast, evidenceList, shop } from '@sanzhi/testing';
import type { Desk } from './desk.ts';
import type { Values } from './form.ts';

const tab = (desk: Desk, matter: string, name: string) => desk.go(`/matters/${matter}/${name}`);

/** 案源登记; answers the matter's id. */
export const openMatter = async (desk: Desk, partyName: string): Promise<string> => {
  await desk.go('/matters');
  await desk.press('matters-open');
  const { cause, source, party } = shop;
  const { kind, ...rest } = party;
  await desk.fill('matter-open', { cause, source, party: { kind }, officers: cast.officers });
  await desk.fill('matter-open', { party: { ...rest, name: partyName } });
  await desk.see('matter-open');
  await desk.press('matter-open-submit');
  await desk.sent(desk.page.waitForURL(/\/matters\/[0-9a-f-]{36}$/));
  await desk.untilState('matter-state', 'P01');
  return basename(new URL(desk.page.url()).pathname);
};

/** Sends the matter on once the page says that nothing is missing. */
export const advance = async (desk: Desk, matter: string, to: string): Promise<void> => {
  await desk.go(`/matters/${matter}`);
  await desk.find(`matter-advance-${to}`).waitFor();
  await desk.find(`matter-missing-${to}`).waitFor({ state: 'detached' });
  await desk.press(`matter-advance-${to}`);
  await desk.see('matter');
  await desk.press(`advance-${to}-submit`);
  await desk.sent(desk.untilState('matter-state', to));
};

export interface Footage {
  path: string;
  title: string;
  activity: string;
  medium: 'video' | 'photo';
  /** The original this is a redacted copy of. */
  copyOf?: string;
}

/** Chooses the file and says what it shows; the upload has begun when this returns. */
export const sendFootage = async (desk: Desk, matter: string, { path, ...said }: Footage): Promise<void> => {
  await tab(desk, matter, 'recordings');
  await desk.find('recording-file').setInputFiles(path);
  await desk.find('recording-file-chosen').waitFor();
  await desk.fill('recording', { ...said, officers: cast.officers });
  await desk.see('recording-form');
  await desk.press('recording-submit');
  await desk.sent(recordingOf(desk, said.title).first().waitFor());
};

export const recordingOf = (desk: Desk, title: string) =>
  desk.page.locator('article.record', { hasText: title });

export const untilSealed = (desk: Desk, title: string): Promise<void> =>
  desk.page.locator('article.record[data-state="sealed"]', { hasText: title }).waitFor();

/** Says what the look is for; the watermarked preview is there when this returns. */
export const openRecord = async (desk: Desk, title: string): Promise<void> => {
  const card = recordingOf(desk, title).first();
  await card.locator('[data-testid^="access-"][data-testid$="-open"]').first().click();
  await card.locator('[data-testid^="player-"]').first().waitFor();
};

export const record = async (desk: Desk, matter: string, footage: Footage): Promise<void> => {
  await sendFootage(desk, matter, footage);
  await untilSealed(desk, footage.title);
  await desk.see('recordings');
};

export const makeDocument = async (
  desk: Desk,
  matter: string,
  form: number,
  fields: Record<string, unknown>,
): Promise<void> => {
  await tab(desk, matter, 'documents');
  await desk.press(`document-make-${form}`);
  await desk.fill(`document-${form}`, fields as Values);
  await desk.see(`document-${form}`);
  await desk.press(`document-${form}-submit`);
  await desk.sent(desk.page.waitForURL(/\/documents$/));
  await desk.page.locator(`article[data-form="${form}"]`).first().waitFor();
  await desk.see('documents');
};

export const propose = async (desk: Desk, matter: string, discretion: string): Promise<void> => {
  await tab(desk, matter, 'proposal');
  const { facts, characterisation, basis, measures } = shop;
  await desk.fill('propose', {
    facts,
    characterisation,
    basis,
    measures: measures.map(({ amount, ...measure }) => ({ ...measure, amount: String(amount / 100) })),
    discretion,
  });
  await desk.see('propose');
  await desk.press('propose-submit');
  await desk.sent(desk.find('proposal-content').filter({ hasText: discretion }).waitFor());
};

export const issueNotice = async (desk: Desk, matter: string): Promise<string> => {
  await tab(desk, matter, 'proposal');
  await desk.fill('notice', { evidence: evidenceList, contact: '陈远志', phone: '0746-4712315' });
  await desk.see('notice');
  await desk.press('notice-submit');
  await desk.press('notice-confirm');
  await desk.sent(desk.find('notice-number').waitFor());
  return desk.find('notice-number').innerText();
};

/** 送达回证 for the notice (form 37) or the decision (form 45). */
export const serve = async (desk: Desk, matter: string, form: 37 | 45): Promise<void> => {
  await tab(desk, matter, 'documents');
  const document = desk.page.locator(`article[data-form="${form}"]`);
  await document.getByRole('button', { name: '送达登记' }).click();
  await desk.fill('serve', { method: 'direct', recipient: shop.party.legalRepresentative });
  await desk.see('serve');
  await desk.press('serve-submit');
  await desk.sent(document.getByText('已送达').waitFor());
};

export const recordStatement = async (desk: Desk, matter: string): Promise<void> => {
  await tab(desk, matter, 'proposal');
  await desk.fill('statement', { text: shop.statement });
  await desk.see('statement');
  await desk.press('statement-submit');
  await desk.sent(desk.page.locator('dd', { hasText: shop.statement }).waitFor());
};

/** The leader's act that gives the decision its number. */
export const decide = async (desk: Desk, matter: string): Promise<string> => {
  await tab(desk, matter, 'proposal');
  await desk.fill('decision', {
    course: '本局执法人员于监督检查中发现线索，经批准立案后依法调查取证，现已调查终结。',
    evidence: evidenceList,
    adoption: shop.adoption,
    correction: '立即停止经营超过保质期的食品，并对库存食品逐一核查保质期。',
    payment: {
      bank: '新田县农村商业银行龙泉支行',
      payee: '新田县财政局非税收入汇缴结算户',
      account: '82012800000012345',
    },
  });
  await desk.see('decision');
  await desk.press('decision-submit');
  await desk.press('decision-confirm');
  await desk.sent(desk.find('decision-number').waitFor());
  return desk.find('decision-number').innerText();
};
