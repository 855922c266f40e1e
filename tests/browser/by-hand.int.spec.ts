import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cast, formsOf, makePhoto, makeVideo, shop } from '@sanzhi/testing';
import { noticeAndDecision } from '../support/days.ts';
import { Bureau } from './support/bureau.ts';
import { openPublication, prepare, release, withdraw } from './support/disclosure-steps.ts';
import * as matterSteps from './support/matter-steps.ts';
import { heaviestBytes, Passer } from './support/public-page.ts';
import * as reviewSteps from './support/review-steps.ts';

const { advance, makeDocument, record } = matterSteps;
const days = noticeAndDecision();
const partyName = `新田县龙泉镇林记食品店${Date.now() % 1_000_000}号店`;
const folder = mkdtempSync(join(tmpdir(), 'sanzhi-by-hand-'));

let bureau: Bureau;
let passer: Passer;
let matter = '';
let number = '';
let publication = '';
let broken = false;

beforeAll(async () => {
  bureau = await Bureau.open();
  passer = await Passer.open(bureau.chromium.browser, bureau.url);
  await bureau.goTo(days.noticed);
}, 240_000);
afterAll(async () => {
  await bureau?.close();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** The steps of one matter: after one that failed the rest have no meaning. */
const step = (name: string, work: () => Promise<void>): void =>
  it(
    name,
    async () => {
      if (broken) throw new Error('an earlier step failed');
      try {
        await work();
      } catch (error) {
        broken = true;
        const pictures = await bureau.pictures('by-hand');
        throw new Error(`${String(error)}\n${pictures.join('\n')}`, { cause: error });
      }
    },
    240_000,
  );

const handler = () => bureau.desk(cast.handler);
const forms = () => formsOf(bureau.now());

/** A file that was written by a device whose clock is the house's. */
const dated = async (file: Promise<string>): Promise<string> => {
  const path = await file;
  utimesSync(path, bureau.now(), bureau.now());
  return path;
};
const photo = (name: string, title: string, activity: string): Promise<matterSteps.Footage> =>
  dated(makePhoto(folder, name, name.length)).then((path) => ({ path, title, activity, medium: 'photo' }));

describe('a matter, by hand through the portal', () => {
  step('is opened by an officer', async () => {
    matter = await matterSteps.openMatter(await handler(), partyName);
    await advance(await handler(), matter, 'P02');
  });

  step('takes a video, whose progress is seen until it is sealed', async () => {
    const desk = await handler();
    const path = await dated(makeVideo(folder, 'site', 6, 1));
    const title = '现场检查全过程';
    await matterSteps.sendFootage(desk, matter, {
      path,
      title,
      activity: 'site-inspection',
      medium: 'video',
    });
    await desk.page.getByRole('progressbar').first().waitFor();
    await matterSteps.untilSealed(desk, title);
    const played =
      "(async (film) => { await film.play(); return film.videoWidth; })(document.querySelector('video'))";
    await expect(desk.page.evaluate(played)).resolves.toBe(640);
  });

  step('is filed by the leader', async () => {
    const desk = await handler();
    await makeDocument(desk, matter, 9, forms()[9]);
    await advance(desk, matter, 'P03');
    await makeDocument(desk, matter, 7, forms()[7]);
    await advance(await bureau.desk(cast.leader), matter, 'P04');
  });

  step('is investigated, proposed and submitted', async () => {
    const desk = await handler();
    await record(desk, matter, await photo('inquiry', '询问经营者', 'evidence-taking'));
    await makeDocument(desk, matter, 14, forms()[14]);
    await advance(desk, matter, 'P09');
    await makeDocument(desk, matter, 35, forms()[35]);
    await matterSteps.propose(desk, matter, shop.shortReason);
    await reviewSteps.submit(desk, matter, shop.shortReason);
  });

  step('is reviewed with the file beside the checklist, and a problem is found', async () => {
    const desk = await bureau.desk(cast.reviewer);
    await reviewSteps.accept(desk, matter);
    const content = desk.page.waitForResponse(
      (response) => response.headers()['content-type']?.startsWith('application/pdf') ?? false,
    );
    await desk.find('submission-materials').getByRole('button', { name: '案件调查终结报告' }).click();
    expect((await content).status()).toBe(200);
    const [file, checks] = await Promise.all([
      desk.find('submission-frame').boundingBox(),
      desk.find('check-discretion').boundingBox(),
    ]);
    expect((file?.x ?? 0) + (file?.width ?? 0)).toBeLessThanOrEqual(checks?.x ?? 0);
    await reviewSteps.findProblem(desk);
    await reviewSteps.countersign(await bureau.desk(cast.reviewHead), matter, 'answering');
  });

  step('is answered, and agreed to in the second round', async () => {
    const desk = await handler();
    await desk.go(`/matters/${matter}`);
    await desk.untilState('matter-state', 'P09');
    await makeDocument(desk, matter, 35, forms()[35]);
    await matterSteps.propose(desk, matter, shop.fullReason);
    await reviewSteps.submit(desk, matter, shop.fullReason, { discretion: shop.answer });
    const reviewer = await bureau.desk(cast.reviewer);
    await reviewSteps.accept(reviewer, matter);
    await reviewer.find('submission-rounds').getByText(shop.answer).waitFor();
    await reviewSteps.agree(reviewer);
    await reviewSteps.countersign(await bureau.desk(cast.reviewHead), matter, 'cleared');
    await desk.go(`/matters/${matter}`);
    await desk.untilState('matter-state', 'P11');
  });

  step('is noticed, served and answered by the party', async () => {
    await advance(await bureau.desk(cast.leader), matter, 'P12');
    const desk = await handler();
    await matterSteps.issueNotice(desk, matter);
    await record(desk, matter, await photo('notice', '送达告知书', 'service'));
    await matterSteps.serve(desk, matter, 37);
    await advance(desk, matter, 'P13');
    await matterSteps.recordStatement(desk, matter);
  });

  step('waits five working days and is then decided', async () => {
    const desk = await handler();
    await desk.go(`/matters/${matter}`);
    await desk.find('matter-missing-P16').waitFor();
    await bureau.goTo(days.decided);
    await advance(desk, matter, 'P16');
    number = await matterSteps.decide(await bureau.desk(cast.leader), matter);
    expect(number).toMatch(/^新市监/);
    await record(desk, matter, await photo('decision', '送达决定书', 'service'));
    await matterSteps.serve(desk, matter, 45);
  });

  step('is published by two people', async () => {
    const editor = await bureau.desk(cast.editor);
    publication = await openPublication(editor, number);
    await expect(passer.look(`/decisions/${publication}`)).resolves.toMatchObject({ status: 404 });
    await prepare(editor);
    const approver = await bureau.desk(cast.approver);
    await openPublication(approver, number);
    await release(approver);
  });

  step('is found on the public site without script', async () => {
    await passer.look('/');
    await passer.page.locator('#q').fill(partyName);
    await passer.page.getByRole('button', { name: '搜索' }).click();
    await passer.page.getByRole('link', { name: partyName }).click();
    expect(new URL(passer.page.url()).pathname).toBe(`/decisions/${publication}`);
    const { status, text, html, bytes } = await passer.look(`/decisions/${publication}`);
    expect(status).toBe(200);
    for (const words of [number, partyName, shop.characterisation, '救济途径']) expect(text).toContain(words);
    expect(html).not.toMatch(/<script/);
    expect(bytes).toBeLessThanOrEqual(heaviestBytes);
  });

  step('leaves only a tombstone when it is withdrawn', async () => {
    const reason = '当事人名称有误，更正后重新公示';
    const approver = await bureau.desk(cast.approver);
    await openPublication(approver, number);
    await withdraw(approver, reason);
    const { status, text } = await passer.look(`/decisions/${publication}`);
    expect(status).toBe(410);
    for (const words of ['该公示已撤回', number, reason]) expect(text).toContain(words);
    expect(text).not.toContain(partyName);
    expect((await passer.look(`/?q=${encodeURIComponent(partyName)}`)).text).not.toContain(number);
  });
});
