import { reviewChecks } from '@sanzhi/statute';
import { shop } from '@sanzhi/testing';
import type { Desk } from './desk.ts';

/** 送审: in a later round with the answer to the finding. */
export const submit = async (
  desk: Desk,
  matter: string,
  discretion: string,
  answers: Record<string, string> = {},
): Promise<void> => {
  await desk.go(`/review/${matter}`);
  await desk.find('proposal-content').filter({ hasText: discretion }).waitFor();
  await desk.fill('submit', { ...answers, declared: true });
  await desk.see('submit');
  await desk.press('submit-submit');
  await desk.sent(desk.untilState('submission-state', 'submitted'));
};

/** The reviewer finds the matter in the queue, opens it and accepts it. */
export const accept = async (desk: Desk, matter: string): Promise<void> => {
  await desk.go('/review');
  await desk.find(`review-list-row-${matter}`).waitFor();
  await desk.see('review-queue');
  await desk.find(`review-list-row-${matter}`).getByRole('link').click();
  await desk.press('submission-accept');
  await desk.sent(desk.untilState('submission-state', 'reviewing'));
};

/** 用途: said once for the matter; what is chosen after it opens by itself. */
export const sayPurpose = (desk: Desk): Promise<void> =>
  desk.page.locator('[data-testid^="access-"][data-testid$="-open"]').click();

const passAll = async (desk: Desk): Promise<void> => {
  for (const { code } of reviewChecks)
    await desk.press(`check-${code}-${code === 'crime' ? 'not-applicable' : 'pass'}`);
};

export const findProblem = async (desk: Desk): Promise<void> => {
  await passAll(desk);
  await desk.press('check-discretion-problem');
  await desk.press('check-discretion-major');
  await desk.find('check-discretion-finding').fill(shop.finding);
  await desk.find('check-discretion-basis').fill('市场监督管理行政处罚程序规定第五十三条');
  await desk.find('check-discretion-request').fill('补充裁量理由和依据');
  await give(desk, 'correct', '裁量理由不充分，建议纠正后重新送审。');
};

export const agree = async (desk: Desk): Promise<void> => {
  await passAll(desk);
  await give(desk, 'agree', '事实清楚，证据确凿，定性准确，程序合法，同意拟处理意见。');
};

const give = async (desk: Desk, outcome: string, text: string): Promise<void> => {
  await desk.press(`opinion-outcome-${outcome}`);
  await desk.find('opinion-text').fill(text);
  await desk.see(`opinion-${outcome}`);
  await desk.press('opinion-submit');
  await desk.sent(desk.untilState('submission-state', 'countersigning'));
};

export const countersign = async (desk: Desk, matter: string, then: string): Promise<void> => {
  await desk.go(`/review/${matter}`);
  await desk.fill('countersign', { agreed: true });
  await desk.see('countersign');
  await desk.press('countersign-submit');
  await desk.sent(desk.untilState('submission-state', then));
};
