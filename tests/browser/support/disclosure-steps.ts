import type { Desk } from './desk.ts';

/** Opens the publication that disclosure planned when the decision was issued; answers its id. */
export const openPublication = async (desk: Desk, number: string): Promise<string> => {
  const link = desk.page.getByRole('link', { name: number });
  await desk.go('/publications');
  while (!(await link.isVisible())) {
    await desk.find('publications-list').or(desk.find('publications-empty')).waitFor();
    await link.waitFor({ timeout: 3_000 }).catch(() => desk.page.reload());
  }
  await desk.see('publications');
  await link.click();
  await desk.page.waitForURL(/\/publications\/[0-9a-f-]{36}$/);
  await desk.find('publication-state').waitFor();
  return desk.page.url().split('/').at(-1) ?? '';
};

export const prepare = async (desk: Desk): Promise<void> => {
  await desk.fill('prepare', { secrecyChecked: true });
  await desk.see('prepare');
  await desk.press('prepare-submit');
  await desk.sent(desk.untilState('publication-state', 'prepared'));
};

export const release = async (desk: Desk): Promise<void> => {
  await desk.see('release');
  await desk.press('publication-release');
  await desk.press('publication-release-confirm');
  await desk.sent(desk.untilState('publication-state', 'published'));
};

export const withdraw = async (desk: Desk, reason: string): Promise<void> => {
  await desk.unfold('publication-withdraw');
  await desk.fill('withdraw', { ground: 'wrong', reason });
  await desk.see('withdraw');
  await desk.press('withdraw-submit');
  await desk.press('withdraw-confirm');
  await desk.sent(desk.untilState('publication-state', 'withdrawn'));
};
