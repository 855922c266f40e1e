import { describe, expect, it } from '@jest/globals';
import type { InMemory } from '@sanzhi/persistence';
import { people } from '../../../test/matter-people.ts';
import { Scene } from '../../../test/matter-scene.ts';
import type { StoredMatters } from '../adapters/stored-matters.ts';
import { missingFilms, missingRecording } from './record-duty.ts';

const { chen, leader, unitHead } = people;
const missing = async (scene: Scene): Promise<string> => {
  const matter = await scene.matter();
  return [...missingRecording(matter), ...missingFilms(matter)].map(({ zh }) => zh).join('；');
};
const left = (scene: Scene) => {
  const last = (scene.matters as InMemory<StoredMatters>).events.at(-1);
  return [last?.type.split('.')[4], (last?.data as { recording?: unknown } | undefined)?.recording];
};
const investigated = async (): Promise<Scene> => {
  const scene = new Scene();
  await scene.reach('P04');
  await scene.made(9);
  return scene;
};
const seized = async (): Promise<Scene> => {
  const scene = new Scene();
  await scene.reach('P04');
  await scene.advance('P06', leader);
  return scene;
};

describe('the record that a stage owes', () => {
  it('is paid by a sealed recording, and the event says how', async () => {
    const scene = await investigated();
    expect(await missing(scene)).toContain('已封存的“现场检查”或“调查取证”音像记录');
    await scene.sealed('evidence-taking');
    expect(await missing(scene)).toBe('');
    await scene.advance('P09', chen);
    expect(left(scene)).toEqual(['advanced', { activity: 'evidence-taking', paid: 'recorded' }]);
  });

  it('is paid by an approved exemption on a ground of the matrix, and the event says so', async () => {
    const scene = await investigated();
    await scene.exempt('evidence-taking', unitHead);
    expect((await scene.matter()).exemptions).toMatchObject([{ ground: 'device-failure' }]);
    await scene.advance('P09', chen);
    expect(left(scene)).toEqual(['advanced', { activity: 'evidence-taking', paid: 'exempted' }]);
  });

  it('is not paid by a copy of another recording', async () => {
    const scene = await investigated();
    await scene.sealed('evidence-taking', { derivedFrom: 'r-0' });
    expect(await missing(scene)).toContain('已封存的');
  });

  it('holds the stage while a late one is not approved', async () => {
    const scene = await investigated();
    const late = await scene.sealed('evidence-taking', { late: true });
    expect(await missing(scene)).toBe('迟交的音像记录“evidence-taking”须说明原因并经他人批准');
    await expect(scene.advance('P09', chen)).rejects.toMatchObject({ code: 'matter.missing' });
    await scene.do(() => scene.file.lateApproved(scene.id, late));
    await scene.advance('P09', chen);
    expect((await scene.matter()).state).toBe('P09');
  });

  it('is not paid by what was made long before the stage, nor in an earlier stay', async () => {
    const scene = await investigated();
    const { enteredAt } = await scene.matter();
    const before = (hours: number) => new Date(Date.parse(enteredAt) - hours * 3_600_000).toISOString();
    await scene.sealed('evidence-taking', { madeAt: before(49), title: '去年的录像' });
    expect(await missing(scene)).toMatch(/已封存的.*“去年的录像”形成于进入本环节之前过久/);
    await scene.sealed('evidence-taking', { stageSince: before(1) });
    expect(await missing(scene)).toContain('已封存的');
    await scene.sealed('evidence-taking', { madeAt: before(47) });
    expect(await missing(scene)).toBe('');
  });

  it('counts as before what was sealed before that was said', async () => {
    const scene = await investigated();
    const { state: stage, enteredAt: at } = await scene.matter();
    const old = { id: 'r-old', title: '询问', activity: 'evidence-taking', stage, sha256: 'a', at };
    await scene.do(() => scene.file.recordingSealed(scene.id, old));
    expect(await missing(scene)).toBe('');
  });

  it('holds the stage while nobody has approved why the file says another time', async () => {
    const scene = await investigated();
    await scene.sealed('evidence-taking', { late: true, differs: true });
    expect(await missing(scene)).toContain('文件时间与登记的时间不符');
  });

  it('waits with an approval that overtook the recording', async () => {
    const scene = await investigated();
    await expect(scene.do(() => scene.file.lateApproved(scene.id, 'r-9'))).rejects.toMatchObject({
      detail: { kind: 'unavailable' },
    });
  });
});

describe('the film of a booked room', () => {
  const slot = {
    id: 'slot-1',
    roomName: '第一询问室',
    from: '2026-02-10T06:00:00.000Z',
    to: '2026-02-10T08:00:00.000Z',
  };

  it('holds the stage while it is missing, in whatever stage the matter is, until that is approved', async () => {
    const scene = await investigated();
    await scene.sealed('evidence-taking');
    for (let time = 0; time < 2; time += 1) await scene.do(() => scene.file.slotMissed(scene.id, slot));
    expect(await missing(scene)).toBe(
      '“第一询问室”2026-02-10 14:00–16:00的机位录像，或者缺录像的原因并经他人批准',
    );
    await expect(scene.advance('P09', chen)).rejects.toMatchObject({ code: 'matter.missing' });
    await scene.do(() => scene.file.missedSlotSettled(scene.id, slot.id));
    await scene.do(() => scene.file.slotMissed(scene.id, slot));
    await scene.advance('P09', chen);
    expect((await scene.matter()).state).toBe('P09');
  });

  it('waits with an approval that overtook the word that it is missing', async () => {
    const scene = await investigated();
    await expect(scene.do(() => scene.file.missedSlotSettled(scene.id, 'slot-9'))).rejects.toMatchObject({
      detail: { kind: 'unavailable' },
    });
  });
});

describe('a whole-course record', () => {
  it('holds the stage until its continuity is checked, and while a gap is not approved', async () => {
    const scene = await seized();
    const { state: stage, enteredAt: since } = await scene.matter();
    expect(await missing(scene)).toContain('全程音像记录（或者经批准的免予记录）');
    const one = await scene.sealed('compulsion');
    const course = { stage, since, activity: 'compulsion', recordings: [one] };
    await scene.checked({ ...course, open: 2 });
    expect(await missing(scene)).toBe('“行政强制”全程音像记录有2处中断，须说明原因并经他人批准');
    await scene.checked({ ...course, recordings: [], open: 0 });
    expect(await missing(scene)).toBe('“行政强制”全程音像记录的连续性检查结果');
    await scene.checked({ ...course, open: 0 });
    expect(await missing(scene)).toBe('');
    expect((await scene.matter()).courses).toHaveLength(1);
  });

  it('of an earlier stay in the stage does not count for this one', async () => {
    const scene = await seized();
    const { state: stage } = await scene.matter();
    await scene.sealed('compulsion');
    const before = { stage, since: '2026-01-01T00:00:00.000Z', activity: 'compulsion', recordings: ['r-0'] };
    await scene.checked({ ...before, open: 3 });
    expect(await missing(scene)).toBe('');
  });
});
