import { describe, expect, it } from '@jest/globals';
import { derivedId } from '@sanzhi/kernel';
import { inMemory } from '@sanzhi/persistence';
import { chen, foreigner, hu, matterId } from '../../../test/case-scene.ts';
import { people } from '../../../test/matter-people.ts';
import { memoryScene, uploaded } from '../../../test/recording-scene.ts';
import { givenUp } from '../adapters/discards.contract.ts';
import { StoredCourses } from '../adapters/stored-courses.ts';
import { StoredDiscards } from '../adapters/stored-discards.ts';
import type { DiscardGiven } from '../domain/discard.ts';
import { CourseGaps } from './course-gaps.ts';
import { DiscardCapture } from './discard-capture.ts';
import { EraseFootage } from './erase-footage.ts';

const open = () => {
  const scene = memoryScene();
  const { recordings, cases, clock } = scene;
  const courses = inMemory(StoredCourses);
  const discards = inMemory(StoredDiscards);
  const discarding = new DiscardCapture({ discards, recordings, cases }, clock);
  const gaps = new CourseGaps({ courses, recordings, cases }, clock);
  const tell = (name: string, change: Partial<DiscardGiven> = {}, about = matterId, who = chen) => {
    const input = { ...givenUp(name, change), who, ...(about === 'none' ? {} : { matter: about }) };
    return scene.command(() => discarding.execute(input));
  };
  /** What the consumer does with one delivery of the event. */
  const hear = async (name: string) => {
    const kept = await discards.get(derivedId('discard', name));
    if (kept) await gaps.giveUp(kept.state);
  };
  return { scene, discards, discarding, gaps, tell, hear };
};

describe('what was captured and given up', () => {
  it('is told with its digest, when it was captured, why and by whom, also without a matter', async () => {
    const { discards, discarding, tell } = open();
    await tell('a');
    await tell('b', {}, 'none');
    const listed = await discarding.ofMatter({ matter: matterId, who: chen });
    expect(listed.map(({ state }) => state)).toMatchObject([
      { reason: '镜头被遮挡，重拍', by: { name: '陈立新' } },
    ]);
    const day = { from: '2026-02-09', to: '2026-02-09' };
    expect(await discarding.between({ ...day, who: chen })).toHaveLength(2);
    expect(await discarding.between({ ...day, who: foreigner })).toEqual([]);
    const [first] = discards.events;
    expect(first).toMatchObject({
      type: 'cn.sanzhi.evidence.capture.discarded.v1',
      matter: matterId,
      data: { sha256: 'a'.repeat(64), startedAt: '2026-02-09T09:00:00+08:00', activity: 'compulsion' },
    });
  });

  it('may be told by who is no officer of the matter any more, but not into another agency’s matter', async () => {
    const { tell } = open();
    await tell('a', {}, matterId, hu);
    await expect(tell('b', {}, matterId, foreigner)).rejects.toMatchObject({ detail: { kind: 'absent' } });
  });

  it('is not what was sealed, nor what was announced of something else', async () => {
    const { scene, tell } = open();
    const body = Buffer.from('a film');
    const recording = await uploaded(scene, body);
    await expect(tell('a', { recording }, 'none')).rejects.toMatchObject({
      code: 'discard.another-recording',
    });
    await scene.complete(recording, body);
    await scene.deliver(recording);
    await expect(tell('b', { recording })).rejects.toMatchObject({ code: 'discard.sealed' });
  });

  it('is a gap of what must be recorded whole, with its reason, until somebody else approves it', async () => {
    const { scene, gaps, tell, hear } = open();
    scene.cases.stage = 'P06';
    await tell('a');
    await hear('a');
    await hear('a');
    const [course] = await gaps.ofMatter({ matter: matterId, who: chen });
    const gap = course?.gaps[0];
    expect(course?.segments).toEqual([]);
    expect(course?.gaps).toMatchObject([
      { seconds: 100, discarded: true, reason: '镜头被遮挡，重拍', by: { name: '陈立新' } },
    ]);
    const approve = (who = people.unitHead) =>
      scene.command(() => gaps.approve({ matter: matterId, gap: gap?.id ?? '', who }));
    await approve();
    const body = Buffer.from('what was filmed after');
    const times = { startedAt: '2026-02-09T09:02:00+08:00', endedAt: '2026-02-09T09:02:03+08:00' };
    const film = await uploaded(scene, body, { activity: 'compulsion', ...times });
    await scene.complete(film, body);
    await scene.deliver(film);
    await gaps.join(film);
    const [joined] = await gaps.ofMatter({ matter: matterId, who: chen });
    expect(joined?.segments).toHaveLength(1);
    expect(joined?.gaps).toMatchObject([{ id: gap?.id, approvedBy: { name: people.unitHead.name } }]);
  });

  it('lies where the clock of the capture puts it, also when that clock was set right before it was told', async () => {
    const { scene, gaps, tell, hear } = open();
    scene.cases.stage = 'P06';
    const captureClock = { offsetMs: 1_200_000, errorMs: 50, measuredAt: '2026-02-09T09:00:00+08:00' };
    await tell('a', { captureClock });
    await hear('a');
    const [course] = await gaps.ofMatter({ matter: matterId, who: chen });
    expect(course?.gaps).toMatchObject([{ from: '2026-02-09T00:40:00.000Z', seconds: 100 }]);
  });

  it('is no gap where nothing must be whole, and its words go with what else names people', async () => {
    const { scene, discards, gaps, tell, hear } = open();
    await tell('a', { activity: 'site-inspection' });
    await hear('a');
    expect(await gaps.ofMatter({ matter: matterId, who: chen })).toEqual([]);
    await new EraseFootage(scene.recordings, discards).erase({ matter: matterId, agency: chen.agency });
    const [kept] = await discards.ofMatter(matterId, chen.agency);
    expect(kept?.state.reason).not.toContain('镜头');
    expect(kept?.state.sha256).toBe('a'.repeat(64));
  });
});
