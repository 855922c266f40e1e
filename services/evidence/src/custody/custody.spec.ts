import { describe, expect, it } from '@jest/globals';
import { clip, CustodyScene, deng, film, paper, xie } from '../../test/custody-scene.ts';
import { matterId } from '../../test/case-scene.ts';
import { officer, people } from '../../test/matter-people.ts';

const { chen, hu, unitHead, reviewer } = people;
const foreigner = { ...chen, agency: '114311280064218501' };
const minutes = (n: number) => n * 60_000;

describe('an access', () => {
  it('law 5: is written down before a byte can be fetched, and its address names nobody', async () => {
    const scene = new CustodyScene();
    const id = await scene.ask(chen, { way: 'download' });
    expect(scene.accesses.events).toMatchObject([
      {
        type: 'cn.sanzhi.evidence.custody.accessed.v1',
        matter: matterId,
        data: { thing: film, title: '林记食品店现场检查', way: 'download', purpose: 'case-handling' },
      },
    ]);
    const url = await scene.fetching.content({ id, who: chen });
    expect(url).toContain(`as=recording-${film}.mp4`);
    expect(decodeURIComponent(url)).not.toContain('林记');
  });

  it('is its own person’s, for ten minutes', async () => {
    const scene = new CustodyScene();
    const id = await scene.ask(chen, { way: 'download' });
    await expect(scene.fetching.content({ id, who: people.zhou })).rejects.toMatchObject({
      code: 'custody.not-yours',
    });
    scene.now = new Date(scene.now.getTime() + minutes(9));
    expect(await scene.fetching.content({ id, who: chen })).toContain('expires=60');
    scene.now = new Date(scene.now.getTime() + minutes(1));
    await expect(scene.fetching.content({ id, who: chen })).rejects.toMatchObject({
      code: 'custody.expired',
    });
  });

  it('law 9: is not there for another agency, nor is the thing', async () => {
    const scene = new CustodyScene();
    const id = await scene.ask(chen);
    const gone = { detail: { kind: 'absent' } };
    await expect(scene.fetching.content({ id, who: foreigner })).rejects.toMatchObject(gone);
    await expect(scene.fetching.preview({ id, who: foreigner })).rejects.toMatchObject(gone);
    await expect(scene.ask(foreigner)).rejects.toMatchObject(gone);
    await expect(scene.looking.execute({ id: film, who: foreigner })).rejects.toMatchObject(gone);
    const list = { kind: 'recording' as const, thing: film, who: foreigner, limit: 10 };
    await expect(scene.listing.ofThing(list)).rejects.toMatchObject(gone);
  });

  it('to play gives the watermarked preview only; the original needs a download', async () => {
    const scene = new CustodyScene();
    const id = await scene.ask(chen);
    await expect(scene.fetching.content({ id, who: chen })).rejects.toMatchObject({
      code: 'custody.preview-only',
    });
    await scene.fetching.preview({ id, who: chen, from: 12 });
    expect(scene.ordered).toMatchObject([{ look: 'video', from: 12 }]);
    expect(scene.ordered[0]?.lines.join(' ')).toMatch(/陈立新 18110028001 2026\D?2\D?9 10:00:00/);
  });

  it('shows the picture of its sound to who plays it, and gives a clip as it gives an original', async () => {
    const scene = new CustodyScene();
    const play = await scene.ask(chen);
    expect(await scene.fetching.waveform({ id: play, who: chen })).toContain(`as=waveform-${film}.png`);
    await expect(scene.fetching.clip({ id: play, clip, who: chen })).rejects.toMatchObject({
      code: 'custody.clip-by-download',
    });
    const download = await scene.ask(chen, { way: 'download', purpose: 'hearing' });
    expect(await scene.fetching.clip({ id: download, clip, who: chen })).toContain(`as=clip-${clip}.mp4`);
    await expect(scene.fetching.clip({ id: download, clip: paper, who: chen })).rejects.toMatchObject({
      code: 'custody.no-clip',
    });
    expect(scene.accesses.events.slice(2)).toMatchObject([
      {
        type: 'cn.sanzhi.evidence.custody.fetched.v1',
        matter: matterId,
        data: { thing: film, part: 'clip', id: clip },
      },
    ]);
    await expect(scene.fetching.waveform({ id: play, who: people.zhou })).rejects.toMatchObject({
      code: 'custody.not-yours',
    });
  });

  it('reads its transcript to who plays it, and to nobody else', async () => {
    const scene = new CustodyScene();
    const play = await scene.ask(chen);
    const asked = { id: play, transcript: clip };
    const { contentType, stream } = await scene.fetching.transcript({ ...asked, who: chen });
    expect(contentType).toBe('text/vtt');
    expect((await stream.toArray()).join('')).toContain('t.vtt');
    await Promise.all([1, 2].map(() => scene.fetching.transcript({ ...asked, who: chen })));
    expect(scene.said()).toEqual(['custody.accessed', 'custody.fetched']);
    expect((await scene.fetching.one({ id: play, who: chen })).state.fetched).toMatchObject([
      { part: 'transcript', id: clip },
    ]);
    await expect(scene.fetching.transcript({ ...asked, who: people.zhou })).rejects.toMatchObject({
      code: 'custody.not-yours',
    });
    await expect(scene.fetching.transcript({ id: play, transcript: paper, who: chen })).rejects.toMatchObject(
      { code: 'custody.no-transcript' },
    );
  });

  it('opens a document on screen, without a preview', async () => {
    const scene = new CustodyScene();
    const id = await scene.ask(reviewer, { purpose: 'legal-review' }, paper);
    expect(await scene.fetching.content({ id, who: reviewer })).toContain('as=document-9.pdf');
    await expect(scene.fetching.preview({ id, who: reviewer })).rejects.toMatchObject({
      code: 'custody.no-preview',
    });
  });

  it('says what it is for: other and a share need words', async () => {
    const scene = new CustodyScene();
    for (const asked of [{ purpose: 'other' }, { way: 'share', purpose: 'litigation' }] as const)
      await expect(scene.ask(deng, asked)).rejects.toMatchObject({ detail: { field: 'note' } });
    await expect(
      scene.ask(deng, { way: 'share', purpose: 'litigation', note: '开庭' }),
    ).rejects.toMatchObject({ detail: { field: 'recipient' } });
  });

  it('is refused once the record is lawfully gone; the list of who looked stays', async () => {
    const scene = new CustodyScene();
    const id = await scene.ask(chen);
    const [first] = scene.sources;
    if (first) first.disposedAt = '2026-02-09T02:01:00.000Z';
    await expect(scene.fetching.preview({ id, who: chen })).rejects.toMatchObject({
      code: 'custody.disposed',
    });
    await expect(scene.ask(chen)).rejects.toMatchObject({ code: 'custody.disposed' });
    const { items } = await scene.listing.ofThing({ kind: 'recording', thing: film, who: deng, limit: 10 });
    expect(items.map((one) => one.id)).toEqual([id]);
  });
});

describe('调阅 by somebody without a part in the matter', () => {
  it('is what a role alone needs: reviewers, presiders and heads of other units ask too', async () => {
    const scene = new CustodyScene();
    const { presider, reviewHead } = people;
    const otherReviewer = { ...reviewer, subject: 's-other', certificate: '18110028099' };
    const otherHead = { ...unitHead, subject: 's-other-head', certificate: '18110028098' };
    scene.cases.register.push(officer('18110028098', '另一股长', { unit: '药械监管股' }));
    for (const who of [otherReviewer, otherHead, presider])
      await expect(scene.ask(who)).rejects.toMatchObject({ code: 'custody.consultation-needed' });
    for (const who of [reviewer, reviewHead, unitHead, people.leader]) await scene.ask(who);
    scene.cases.stage = 'P14';
    await scene.ask(presider, { purpose: 'hearing' });
    scene.cases.reviewers = [];
    await expect(scene.ask(reviewHead)).rejects.toMatchObject({ code: 'custody.consultation-needed' });
    const consultation = await scene.consult(otherHead);
    await expect(scene.decide(await scene.consult(xie), 'approved', otherHead)).rejects.toMatchObject({
      code: 'custody.not-its-unit',
    });
    await scene.decide(consultation, 'approved', unitHead);
    await scene.ask(otherHead);
    await expect(
      scene.ask(otherHead, { way: 'share', purpose: 'litigation', note: '开庭', recipient: '法院' }),
    ).rejects.toMatchObject({ code: 'custody.share-role' });
  });

  it('needs another person’s approval, lasts its period, and ends when it is taken back', async () => {
    const scene = new CustodyScene();
    for (const who of [hu, xie])
      await expect(scene.ask(who)).rejects.toMatchObject({ code: 'custody.consultation-needed' });
    const consultation = await scene.consult(xie);
    await expect(scene.ask(xie)).rejects.toMatchObject({ code: 'custody.consultation-needed' });
    await scene.decide(consultation, 'approved', deng);
    const id = await scene.ask(xie, { purpose: 'file-review' });
    expect((await scene.accesses.get(id))?.state.consultation).toBe(consultation);
    await scene.fetching.preview({ id, who: xie });
    await scene.decide(consultation, 'revoked', unitHead);
    await expect(scene.fetching.preview({ id, who: xie })).rejects.toMatchObject({
      code: 'custody.consultation-over',
    });
    await expect(scene.ask(xie)).rejects.toMatchObject({ code: 'custody.consultation-needed' });
  });

  it('ends with its period, and so does an access under it', async () => {
    const scene = new CustodyScene();
    const consultation = await scene.consult(hu, 1);
    await scene.decide(consultation, 'approved', deng);
    scene.now = new Date(scene.now.getTime() + 86_400_000 - minutes(2));
    const id = await scene.ask(hu);
    scene.now = new Date(scene.now.getTime() + minutes(2));
    await expect(scene.fetching.preview({ id, who: hu })).rejects.toMatchObject({ code: 'custody.expired' });
    await expect(scene.ask(hu)).rejects.toMatchObject({ code: 'custody.consultation-needed' });
  });

  it('law 7: nobody approves their own, by account or by certificate', async () => {
    const scene = new CustodyScene();
    const head = { ...hu, roles: ['handler', 'unit-head'] };
    const consultation = await scene.consult(head);
    const again = { ...deng, certificate: head.certificate };
    for (const who of [head, again])
      await expect(scene.decide(consultation, 'approved', who)).rejects.toMatchObject({
        code: 'custody.own-request',
      });
    await scene.decide(consultation, 'refused', deng);
    await expect(scene.decide(consultation, 'approved', deng)).rejects.toMatchObject({
      code: 'custody.decided',
    });
  });

  it('is not asked for longer than the rule of the day allows', async () => {
    const scene = new CustodyScene();
    await expect(scene.consult(xie, 31)).rejects.toMatchObject({ detail: { field: 'until' } });
    await expect(scene.consult(xie, 0)).rejects.toMatchObject({ detail: { field: 'until' } });
    await scene.consult(xie, 30);
  });
});

it('a poster is one look per person, recording and hour', async () => {
  const scene = new CustodyScene();
  const url = await scene.looking.execute({ id: film, who: chen });
  expect(decodeURIComponent(url)).not.toContain('林记');
  await Promise.all([1, 2, 3].map(() => scene.looking.execute({ id: film, who: chen })));
  expect(scene.said()).toEqual(['custody.accessed']);
  await scene.looking.execute({ id: film, who: deng });
  await expect(scene.looking.execute({ id: film, who: hu })).rejects.toMatchObject({
    code: 'custody.consultation-needed',
  });
  scene.now = new Date(scene.now.getTime() + minutes(61));
  await scene.looking.execute({ id: film, who: chen });
  expect(scene.accesses.events.map(({ data }) => (data as { way: string }).way)).toEqual([
    'look',
    'look',
    'look',
  ]);
});

it('the custody list tells the title and digest of the time of each look', async () => {
  const scene = new CustodyScene();
  await scene.ask(chen);
  const [first] = scene.sources;
  if (first) first.title = '（已依法删除）';
  await scene.ask(deng, { way: 'download', purpose: 'archive' });
  const { items } = await scene.listing.ofMatter({ matter: matterId, who: reviewer, limit: 10 });
  expect(items.map(({ state }) => [state.by.name, state.way, state.title])).toEqual([
    ['邓秀英', 'download', '（已依法删除）'],
    ['陈立新', 'play', '林记食品店现场检查'],
  ]);
  await expect(scene.listing.ofMatter({ matter: matterId, who: hu, limit: 10 })).rejects.toMatchObject({
    code: 'custody.consultation-needed',
  });
});
