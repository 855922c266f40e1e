/** The demonstration matter: a food shop in 新田县, from the first clue to the decision on the public site. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import {
  addWorkingDays,
  civilDateOf,
  isWorkingDay,
  plusDays,
  workingDayOnOrBefore,
  type CivilDate,
} from '@sanzhi/statute';
import { Api, cast, fillRegisters, Journey, makePhoto, makeVideo, shop, Tokens } from '@sanzhi/testing';
import { registeredPeople } from '../../deploy/realm/people.ts';
import { saveBundle, verifySaved } from './demo-bundle.ts';
import type { DemonstrationInput } from './demonstration.ts';

type Medium = 'video' | 'photo' | 'audio';
interface Footage {
  path: string;
  medium: Medium;
}

const dayMs = 86_400_000;
const media: Record<string, Medium> = {
  '.mp4': 'video',
  '.mov': 'video',
  '.webm': 'video',
  '.jpg': 'photo',
  '.jpeg': 'photo',
  '.png': 'photo',
  '.m4a': 'audio',
  '.wav': 'audio',
};

/** The clock of the house, set back: its days pass as the matter asks for them, and end at the real day. */
class HouseClock {
  readonly #file: string;
  #offset = 0;

  constructor(file: string) {
    this.#file = file;
  }

  now = (): Date => new Date(Date.now() + this.#offset);

  set(day: CivilDate, hour: number): void {
    const wanted = Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00+08:00`);
    this.#offset = Math.min(0, wanted - Date.now());
    writeFileSync(this.#file, String(this.#offset));
  }

  real(): void {
    this.#offset = 0;
    rmSync(this.#file, { force: true });
  }
}

const previous = (day: CivilDate): CivilDate => workingDayOnOrBefore(plusDays(day, -1));

/** Days of the matter, counted back from today so that every period has really passed. */
const calendar = (now: Date) => {
  const decided = previous(civilDateOf(now));
  let noticed = previous(decided);
  while (addWorkingDays(noticed, 5).date >= decided || !isWorkingDay(noticed)) noticed = previous(noticed);
  const reviewed = previous(noticed);
  const investigated = previous(reviewed);
  return { decided, noticed, reviewed, investigated, opened: previous(investigated) };
};

const footageOf = async (folder: string, given: string | undefined): Promise<Footage[]> => {
  const own = given === undefined ? [] : readdirSync(given).map((name) => join(given, name));
  const usable = own.flatMap((path): Footage[] => {
    const medium = media[extname(path).toLowerCase()];
    return medium ? [{ path, medium }] : [];
  });
  if (given !== undefined && usable.length === 0) throw new Error(`no film or photograph in ${given}`);
  if (usable.length > 0) return usable;
  return [
    { path: await makeVideo(folder, 'site', 6, 1), medium: 'video' },
    { path: await makePhoto(folder, 'shelf', 2), medium: 'photo' },
    { path: await makePhoto(folder, 'label', 3), medium: 'photo' },
  ];
};

export const runDemo = async ({ env, log, media: given }: DemonstrationInput): Promise<void> => {
  const started = Date.now();
  const clock = new HouseClock(env.clockFile);
  const passwords = new Map(env.accounts.map(({ username, password }) => [username, password]));
  const issuer = env.services.evidence.KEYCLOAK_ISSUER ?? '';
  const tokens = new Tokens({
    issuer,
    client: env.demonstrationClient,
    passwordOf: (name) => passwords.get(name) ?? '',
  });
  const journey = new Journey({
    api: new Api(() => env.urls.portal, tokens),
    now: clock.now,
    patienceMs: 30_000,
  });
  const api = new Api(() => env.urls.portal, tokens);
  const step = async <T>(words: string, work: () => Promise<T>): Promise<T> => {
    const began = Date.now();
    const result = await work();
    const seconds = ((Date.now() - began) / 1000).toFixed(1).padStart(5);
    log(
      `  ${civilDateOf(clock.now())}  ${seconds} s  ${words}${typeof result === 'string' && /市监/.test(result) ? `：${result}` : ''}`,
    );
    return result;
  };
  const days = calendar(new Date());
  const folder = mkdtempSync(join(tmpdir(), 'sanzhi-demo-'));
  try {
    clock.set(days.opened, 9);
    await step('执法主体、执法人员、审核人员登记 registers filled', () =>
      fillRegisters(api, registeredPeople, '2024-01-01'),
    );
    const footage = await footageOf(folder, given);
    const first = footage[0];
    if (!first) throw new Error('no footage');

    await step('案源登记 matter opened', () => journey.open());
    await step('核查 verification begun', () => journey.advance('P02'));
    for (const [index, one] of footage.entries())
      await step(`现场检查音像记录${index + 1}封存 recording sealed`, () =>
        journey.record({ ...one, title: `现场检查${index + 1}`, activity: 'site-inspection' }),
      );
    await step('现场笔录 site record (form 9)', () => journey.make(9));
    await step('提请立案 filing asked for', () => journey.advanceWhenComplete('P03'));
    await step('立案审批表 filing form (form 7)', () => journey.make(7));
    await step('立案 filed', () => journey.advanceWhenComplete('P04', 'tang.leader'));

    clock.set(days.investigated, 9);
    await step('询问音像记录封存 recording sealed', () =>
      journey.record({ ...first, title: '询问经营者', activity: 'evidence-taking' }),
    );
    await step('询问笔录 inquiry (form 14)', () => journey.make(14));
    await step('调查终结 investigation concluded', () => journey.advanceWhenComplete('P09'));
    await step('调查终结报告 report (form 35)', () => journey.make(35));
    await step('提出拟处理意见 proposal', () => journey.propose(shop.shortReason));
    await step('送审 submitted for review', () => journey.submit(shop.shortReason));
    await step('审核发现问题，建议纠正 review finds a problem', () =>
      journey.opine('correct', { check: 'discretion', finding: shop.finding }),
    );

    clock.set(days.reviewed, 9);
    await step('退回办案机构 back to the handling unit', () => journey.untilState('P09'));
    await step('重新出具调查终结报告 report again', () => journey.make(35));
    await step('修改拟处理意见 proposal changed', () => journey.propose(shop.fullReason));
    await step('逐条答复并再次送审 findings answered, submitted again', () =>
      journey.submit(shop.fullReason, [{ check: 'discretion', answer: shop.answer }]),
    );
    await step('审核同意 review agrees', () => journey.opine('agree'));
    await step('审核凭证生效 clearance in force', () => journey.untilState('P11'));

    clock.set(days.noticed, 9);
    await step('处理建议批准 proposal approved', () => journey.advanceWhenComplete('P12', 'tang.leader'));
    await step('行政处罚告知书 notice (form 37)', () => journey.issueNotice());
    await step('送达音像记录封存 recording sealed', () =>
      journey.record({ ...first, title: '送达告知书', activity: 'service' }),
    );
    await step('告知书送达 notice served (form 50)', () => journey.serve('notice'));
    await step('陈述申辩期开始 five working days begin', () => journey.advanceWhenComplete('P13'));
    await step('当事人陈述申辩 party states its view', () => journey.state(shop.statement));

    clock.set(days.decided, 9);
    await step('五个工作日届满 five working days are over', () => journey.advanceWhenComplete('P16'));
    await step('行政处罚决定书 decision (form 45)', () => journey.issueDecision());
    await step('送达音像记录封存 recording sealed', () =>
      journey.record({ ...first, title: '送达决定书', activity: 'service' }),
    );
    await step('决定书送达 decision served (form 50)', () => journey.serve('decision'));

    clock.real();
    const publication = await step('两人审核后公示 released by two people', () => journey.publish());
    const address = `${env.urls.portal}/decisions/${publication}`;
    await step('公示页可见 public page answers', async () => {
      const page = await fetch(address);
      if (!page.ok || !(await page.text()).includes(shop.party.name))
        throw new Error(`${address} does not show the decision`);
    });
    const bundle = await step('证据包导出 matter exported as a bundle', () =>
      saveBundle({ env, api, tokens, username: cast.handler, matter: journey.id }),
    );
    await step('证据包离线验证 bundle verified offline', () => verifySaved(env, bundle));
    log(
      `  ${Math.round((Date.now() - started) / 1000)} s in all; ${Math.round((Date.now() - Date.parse(`${days.opened}T09:00:00+08:00`)) / dayMs)} days of the matter's own time`,
    );
    log(`  ${address}`);
    log(`  ${bundle}`);
  } finally {
    clock.real();
    rmSync(folder, { recursive: true, force: true });
  }
};
