import { describe, expect, it } from '@jest/globals';
import { officer, people, sign, forge, content } from '../../../test/matter-people.ts';
import { Scene } from '../../../test/matter-scene.ts';
import type { Matter } from '../domain/matter.ts';
import { clearanceLives, proposalDigest } from '../domain/proposal.ts';

const { chen, leader } = people;
const lacks = (words: string) => ({
  code: 'issue.missing',
  detail: {
    missing: expect.arrayContaining([{ zh: expect.stringContaining(words), en: expect.anything() }]),
  },
});

/** Writes into the store beneath the rules, as somebody with the database's password could. */
const tamper = async (scene: Scene, change: (matter: Matter) => Matter): Promise<void> => {
  const kept = await scene.matters.get(scene.id);
  if (!kept) throw new Error('no matter');
  await scene.matters.save(kept, { matter: change(kept.state), facts: [] });
};
const undecided = async (scene: Scene) => {
  const { decision, numbering } = await scene.matter();
  expect({ decision, numbering }).toEqual({ decision: undefined, numbering: undefined });
};

describe('law 1: no decision without review', () => {
  it('law 1: an edited proposal lapses the clearance, and the old one never lives again', async () => {
    const scene = new Scene();
    await scene.reach('P11');
    const { clearance, proposed: agreedTo } = await scene.matter();
    await scene.advance('P09', leader);
    await scene.made(35);
    await scene.propose({ measures: [{ kind: 'fine', amount: 2_000_000 }] });
    expect(clearanceLives(await scene.matter())).toBe(false);
    await tamper(scene, (matter) => ({ ...matter, proposed: agreedTo! }));
    expect(proposalDigest(await scene.matter())).toBe(clearance?.digest);
    await scene.opinion('agree');
    await scene.clear(clearance?.token);
    expect((await scene.matter()).state).toBe('P10');
  });

  it.each<[string, (scene: Scene) => Promise<string>]>([
    ['forged', async (s) => forge({ sub: s.id, digest: proposalDigest(await s.matter()) ?? '' })],
    ["another matter's", async (s) => sign({ sub: 'other', digest: proposalDigest(await s.matter()) ?? '' })],
    ['unsigned', async () => 'eyJhbGciOiJub25lIn0.e30.'],
    ['no token at all', async () => 'x'],
  ])(
    'law 1: a clearance that is %s is refused at the door, and does not help when planted in the store',
    async (_, make) => {
      const scene = new Scene();
      await scene.reach('P10');
      await scene.opinion('agree');
      const token = await make(scene);
      await expect(scene.clear(token)).rejects.toMatchObject({ code: 'clearance.not-genuine' });
      await scene.clear();
      await scene.reach('P16');
      await tamper(scene, (matter) => ({ ...matter, clearance: { ...matter.clearance!, token } }));
      await expect(scene.issue('decision')).rejects.toMatchObject(lacks('签名核验'));
      await undecided(scene);
    },
  );

  it.each<[string, (matter: Matter) => Matter]>([
    ['facts', (m) => ({ ...m, proposed: { ...m.proposed!, content: { ...content, facts: '改' } } })],
    [
      'amount',
      (m) => ({
        ...m,
        proposed: { ...m.proposed!, content: { ...content, measures: [{ kind: 'fine', amount: 1 }] } },
      }),
    ],
    ['party', (m) => ({ ...m, party: { ...m.party, name: '别家店' } })],
    ['material', (m) => ({ ...m, documents: m.documents.map((d) => ({ ...d, sha256: 'f'.repeat(64) })) })],
    [
      'list of materials',
      (m) => ({ ...m, proposed: { ...m.proposed!, materials: m.proposed!.materials.slice(1) } }),
    ],
  ])('law 1: a %s altered in the store after review is not decided on', async (_, change) => {
    const scene = new Scene();
    await scene.reach('P16');
    await tamper(scene, change);
    await expect(scene.issue('decision')).rejects.toMatchObject(lacks('有效审核通过凭证'));
    await undecided(scene);
  });

  it('law 1: a notice needs the clearance as well', async () => {
    const scene = new Scene();
    await scene.reach('P12');
    await tamper(scene, ({ clearance: _, ...matter }) => matter);
    await expect(scene.issue('notice')).rejects.toMatchObject(lacks('有效审核通过凭证'));
  });

  it('law 1: a clearance that review takes back decides nothing', async () => {
    const scene = new Scene();
    await scene.reach('P16');
    const digest = proposalDigest(await scene.matter()) ?? '';
    await scene.do(() => scene.review.lapsed(scene.id, digest));
    await expect(scene.issue('decision')).rejects.toMatchObject(lacks('有效审核通过凭证'));
  });
});

describe('a decision', () => {
  it('waits for five working days, or an express waiver', async () => {
    const scene = new Scene();
    await scene.reach('P13');
    scene.now = new Date('2026-02-14T18:00:00+08:00');
    await expect(scene.advance('P16', chen)).rejects.toMatchObject({ code: 'matter.missing' });
    scene.now = new Date('2026-02-15T00:00:01+08:00');
    await scene.advance('P16', chen);
    await scene.issue('decision');
    expect((await scene.matter()).decision).toMatchObject({ decidedOn: '2026-02-15' });
  });

  it('waits for the hearing that was asked for in time, and for the review after it', async () => {
    const scene = new Scene();
    await scene.reach('P13');
    await scene.state({ hearingRequested: true });
    await expect(scene.state({ waived: true })).rejects.toMatchObject({ code: 'statement.hearing-pending' });
    scene.pass(30);
    await expect(scene.advance('P16', chen)).rejects.toMatchObject({ code: 'matter.missing' });
    await scene.advance('P14', chen);
    await scene.sealed('hearing');
    await scene.advance('P14r', people.presider);
    await scene.propose();
    await scene.opinion('agree');
    await scene.clear();
    await scene.advance('P16', leader);
    await scene.issue('decision');
    expect((await scene.matter()).state).toBe('P17');
  });

  it('a hearing asked for too late is not recorded', async () => {
    const scene = new Scene();
    await scene.reach('P13');
    scene.pass(30);
    await expect(scene.state({ hearingRequested: true })).rejects.toMatchObject({
      code: 'statement.hearing-too-late',
    });
  });

  it('is not made after ninety days, nor by an officer whose certificate has run out', async () => {
    const scene = new Scene();
    await scene.reach('P16');
    scene.pass(91);
    scene.register.records.set('18110028002', officer('18110028002', '周敏', { validTo: '2026-03-01' }));
    await expect(scene.issue('decision')).rejects.toMatchObject(lacks('2026-05-10'));
    await expect(scene.issue('decision')).rejects.toMatchObject(lacks('不在有效期内'));
    await undecided(scene);
  });

  it('is not heavier than what the party was told', async () => {
    const scene = new Scene();
    await scene.reach('P13');
    await scene.advance('P09', chen);
    await scene.made(35);
    await scene.propose({ measures: [{ kind: 'fine', amount: 1_000_001 }] });
    await scene.opinion('agree');
    await scene.clear();
    await scene.advance('P16', leader);
    scene.pass(20);
    await expect(scene.issue('decision')).rejects.toMatchObject(lacks('重新告知'));
  });

  it('is made by a leader, with an agency that has a short name', async () => {
    const scene = new Scene();
    await scene.reach('P16');
    await expect(scene.issue('decision', chen)).rejects.toMatchObject({ code: 'matter.role' });
    scene.register.bodies.clear();
    await expect(scene.issue('decision')).rejects.toMatchObject({ code: 'issue.body-unknown' });
  });
});
