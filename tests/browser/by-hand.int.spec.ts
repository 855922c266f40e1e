import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountOf, cast, formsOf, makePhoto, makeVideo, shop } from '@sanzhi/testing';
import { noticeAndDecision } from '../support/days.ts';
import { Bureau } from './support/bureau.ts';
import { openPublication, prepare, release, withdraw } from './support/disclosure-steps.ts';
import * as matterSteps from './support/matter-steps.ts';
import { heaviestBytes, Passer } from './support/public-page.ts';
import * as reviewSteps from './support/review-steps.ts';
import { sticksOut } from './support/widths.ts';

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
});
afterAll(async () => {
  await bureau?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Screens that the steps do not pass. */
const otherPlaces: [username: string, ...places: [place: string, testid: string][]][] = [
  [
    cast.handler,
    ['/', 'home-matters'],
    ['/matters', 'matters-list'],
    ['/matters/:id/proposal', 'decision-number'],
    ['/matters/:id/timeline', 'timeline-item'],
    ['/matters/:id/ledger', 'matter-ledger-list'],
    ['/matters/:id/keeping', 'matter-keeping'],
    ['/matters/:id/exhibits', 'exhibits'],
    ['/review/:id', 'submission-clearance'],
  ],
  [cast.reviewHead, ['/', 'home'], ['/reviewers', 'reviewers-list']],
  [cast.editor, ['/', 'home-publications'], ['/registers', 'officers-list']],
  ['zheng.admin', ['/operations', 'operations-evidence']],
];

/** The steps of one matter: after one that failed the rest have no meaning. */
const step = (name: string, work: () => Promise<void>): void =>
  it(name, async () => {
    if (broken) throw new Error('an earlier step failed');
    try {
      await work();
    } catch (error) {
      broken = true;
      const pictures = await bureau.pictures('by-hand');
      throw new Error(`${String(error)}\n${pictures.join('\n')}`, { cause: error });
    }
  });

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
    const film = { path, title, activity: 'site-inspection', medium: 'video' } as const;
    const goOn = await desk.holdParts();
    await matterSteps.sendFootage(desk, matter, film);
    await desk.page.getByRole('progressbar').first().waitFor();
    await goOn();
    await matterSteps.untilSealed(desk, title);
    await matterSteps.openRecord(desk, title);
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
    await reviewSteps.sayPurpose(desk);
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
    await expect(sticksOut(passer.page, 'public-decision')).resolves.toEqual([]);
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

  step('had every screen whole on a phone and at a desk, and no fault in any script', async () => {
    for (const [username, ...places] of otherPlaces) {
      const desk = await bureau.desk(username);
      for (const [place, testid] of places) {
        await desk.go(place.replace(':id', matter));
        await desk.find(testid).first().waitFor();
        await desk.see(`${username}${place.replace(':id', '').replaceAll('/', '-')}`);
      }
    }
    const desks = await bureau.desks();
    expect(desks.flatMap(({ stuckOut }) => stuckOut)).toEqual([]);
    expect(desks.flatMap(({ faults }) => faults)).toEqual([]);
  });
});

describe('the public, without script', () => {
  const fits = async (name: string): Promise<void> => expect(await sticksOut(passer.page, name)).toEqual([]);

  it('checks an officer by the number of the certificate', async () => {
    const { name, certificate = '' } = accountOf(cast.handler);
    await passer.look('/');
    await passer.page.getByRole('link', { name: '执法人员查验' }).click();
    await passer.page.locator('#certificate').fill(certificate);
    await passer.page.getByRole('button', { name: '查验' }).click();
    const facts = await passer.page.locator('dl').innerText();
    for (const words of ['有效', name, certificate, '新田县市场监督管理局']) expect(facts).toContain(words);
    await fits('public-officer');
  });

  it('is told of a number that nobody has', async () => {
    const { text, status } = await passer.look('/officers?certificate=99999999999');
    expect(status).toBe(200);
    expect(text).toContain('没有查到该执法证号');
    expect(await passer.page.locator('dl').count()).toBe(0);
  });

  it.each(['/', '/officers', '/bodies', '/?lang=en&type=large'])(
    'reads %s whole, in 100 KB',
    async (path) => {
      const { status, html, text, bytes } = await passer.look(path);
      expect(status).toBe(200);
      expect(html).not.toMatch(/<script/);
      expect(text.length).toBeGreaterThan(60);
      expect(bytes).toBeGreaterThan(html.length);
      expect(bytes).toBeLessThanOrEqual(heaviestBytes);
      await fits(`public${path.replaceAll(/\W/g, '-')}`);
    },
  );
});
