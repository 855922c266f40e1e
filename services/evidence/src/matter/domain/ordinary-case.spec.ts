import { describe, expect, it } from '@jest/globals';
import type { InMemory } from '@sanzhi/persistence';
import { type StoredMatters } from '../adapters/stored-matters.ts';
import { officer, party, people } from '../../../test/matter-people.ts';
import { Scene } from '../../../test/matter-scene.ts';
import { nextSteps } from './next.ts';

const { chen, zhou, hu, leader, unitHead, reviewer, presider } = people;
const refusal = (code: string) => expect.objectContaining({ code });

describe('an ordinary case', () => {
  it('goes from its source to the service of the decision, each step a fact', async () => {
    const scene = new Scene();
    await scene.reach('P17');
    const { decision, notice } = await scene.matter();
    expect(notice?.number).toBe('新市监罚告〔2026〕1号');
    expect(decision?.number).toBe('新市监处罚〔2026〕1号');
    await scene.serve(decision?.document);
    await scene.advance('P18', chen);
    expect(await scene.matter()).toMatchObject({ state: 'P18', decision: { servedOn: '2026-02-09' } });
    const events = (scene.matters as InMemory<StoredMatters>).events;
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
    expect(events.filter(({ type }) => type.includes('decision')).map(({ type }) => type)).toEqual([
      'cn.sanzhi.evidence.decision.proposed.v1',
      'cn.sanzhi.evidence.decision.issued.v1',
    ]);
    const said = JSON.stringify(events);
    expect(said).not.toContain(party.citizenId);
    expect(said).not.toContain(party.phone);
  });

  it('names everything that is missing, together', async () => {
    const scene = new Scene();
    await scene.reach('P04');
    await expect(scene.advance('P09', chen)).rejects.toMatchObject({
      code: 'matter.missing',
      detail: {
        missing: [{ zh: '《现场笔录》或《询问笔录》' }, { zh: expect.stringContaining('音像记录') }],
      },
    });
    const step = nextSteps(await scene.matter(), scene.now).find(({ to }) => to === 'P09');
    expect(step).toMatchObject({ command: 'advance', roles: ['handler', 'unit-head'] });
    expect(step?.missing).toHaveLength(2);
  });

  it('takes a recording only of the owed activity, made in the state, or an approved exemption', async () => {
    const scene = new Scene();
    await scene.reach('P04');
    await scene.made(9);
    await scene.sealed('hearing');
    await expect(scene.advance('P09', chen)).rejects.toEqual(refusal('matter.missing'));
    await expect(
      scene.exempt('evidence-taking', { ...unitHead, ...chen, roles: ['unit-head'] }),
    ).rejects.toEqual(refusal('matter.own-case'));
    await scene.exempt('evidence-taking', unitHead);
    await scene.advance('P09', chen);
    expect((await scene.matter()).state).toBe('P09');
  });

  it('lets only its own officers and the right roles move it', async () => {
    const scene = new Scene();
    await scene.reach('P04');
    await expect(scene.advance('P05', chen)).rejects.toEqual(refusal('matter.role'));
    await scene.made(9);
    await scene.sealed('evidence-taking');
    await expect(scene.advance('P09', hu)).rejects.toEqual(refusal('matter.not-its-officer'));
    await expect(scene.advance('P12', leader)).rejects.toEqual(refusal('matter.no-arrow'));
  });

  it('asks why when a limit has run out, and then goes on', async () => {
    const scene = new Scene();
    await scene.open();
    await scene.advance('P02', chen);
    scene.pass(40);
    await expect(scene.advance('P03', chen)).rejects.toEqual(refusal('matter.missing'));
    await scene.advance('P03', chen, '等待检验结果');
    expect((await scene.matter()).state).toBe('P03');
  });

  it('is not there for another agency', async () => {
    const scene = new Scene();
    await scene.reach('P04');
    const other = { ...chen, agency: '91431128MA4QTERT39' };
    scene.as = (who) => ({ ...who, agency: other.agency });
    await expect(scene.advance('P09', chen)).rejects.toMatchObject({ detail: { kind: 'absent' } });
  });
});

describe('officers', () => {
  it.each([
    ['one alone', ['18110028001'], 'officers.too-few'],
    ['one counted twice', ['18110028001', '18110028001'], 'officers.too-few'],
    ['one unknown', ['18110028001', '18119999999'], 'officers.not-qualified'],
  ])('%s: refused', async (_, certificates, code) => {
    await expect(new Scene().open({ certificates })).rejects.toEqual(refusal(code));
  });

  it.each([
    ['expired', { validTo: '2026-02-08' }],
    ['not valid yet', { validFrom: '2026-02-10' }],
    ['suspended', { status: 'suspended' as const }],
    ['of another body', { agency: '91431128MA4QTERT39' }],
  ])('%s: refused', async (_, more) => {
    const scene = new Scene();
    scene.register.records.set('18110028002', officer('18110028002', '周敏', more));
    await expect(scene.open()).rejects.toMatchObject({
      code: 'officers.not-qualified',
      detail: { basis: '行政处罚法第四十二条' },
    });
  });

  it('who left is remembered for ever', async () => {
    const scene = new Scene();
    await scene.reach('P04');
    await scene.changeOfficers(['18110028001', '18110028003']);
    await scene.changeOfficers(['18110028001', '18110028002']);
    const { officers, formerOfficers } = await scene.matter();
    expect(officers.map(({ name }) => name)).toEqual(['陈立新', '周敏']);
    expect(formerOfficers.map(({ name }) => name)).toEqual(['周敏', '胡新']);
    expect(officers[0]?.subject).toBe('s-chen');
  });
});

describe('parties', () => {
  it.each([
    ['a code that does not check', { ...party, uscc: '92431128MA7K2X9W86' }, 'uscc.check'],
    [
      'a company without a code',
      { kind: 'enterprise' as const, name: '甲公司', address: '新田' },
      'party.uscc-missing',
    ],
    ['a person with a code', { ...party, kind: 'natural-person' as const }, 'party.uscc-of-person'],
    [
      'a person without an ID',
      { kind: 'natural-person' as const, name: '林秋月', address: '新田' },
      'party.citizen-id-missing',
    ],
    ['an impossible birthday', { ...party, citizenId: '431128198502290036' }, 'citizen-id.date'],
    ['another birthday', { ...party, birthDate: '1991-03-07' }, 'party.birth-date'],
  ])('%s: refused', async (_, wrong, code) => {
    await expect(new Scene().open({ party: wrong })).rejects.toMatchObject({
      code,
      detail: { kind: 'invalid' },
    });
  });
});

describe('law 7: nobody judges their own case', () => {
  it('law 7: a former officer does not approve, by account or by certificate', async () => {
    const scene = new Scene();
    await scene.reach('P04');
    await scene.changeOfficers(['18110028001', '18110028003']);
    const byCertificate = { ...leader, certificate: zhou.certificate ?? '' };
    await expect(scene.advance('P05', byCertificate)).rejects.toEqual(refusal('matter.own-case'));
    const byAccount = { ...leader, subject: chen.subject };
    await expect(scene.advance('P05', byAccount)).rejects.toEqual(refusal('matter.own-case'));
    await scene.advance('P05', leader);
  });

  it('law 7: an approver does not become an officer', async () => {
    const scene = new Scene();
    await scene.reach('P04');
    await expect(scene.changeOfficers(['18110028001', leader.certificate ?? ''])).rejects.toEqual(
      refusal('matter.own-case'),
    );
  });

  it('law 7: an opinion by a handler is not heard', async () => {
    const scene = new Scene();
    await scene.reach('P10');
    await expect(scene.opinion('agree', { reviewer: zhou })).rejects.toEqual(refusal('matter.own-case'));
  });

  it('law 7: the reviewer does not decide', async () => {
    const scene = new Scene();
    await scene.reach('P16');
    const deciding = { ...reviewer, roles: ['agency-leader'] };
    await expect(scene.issue('decision', deciding)).rejects.toEqual(refusal('matter.own-case'));
    expect((await scene.matter()).numbering).toBeUndefined();
  });

  it('law 7: an officer does not preside over the hearing', async () => {
    const scene = new Scene();
    await scene.reach('P13');
    await scene.state({ hearingRequested: true });
    await scene.advance('P14', chen);
    await scene.sealed('hearing');
    await expect(scene.advance('P14r', { ...zhou, roles: ['hearing-presider'] })).rejects.toEqual(
      refusal('matter.own-case'),
    );
    await scene.advance('P14r', presider);
  });
});
