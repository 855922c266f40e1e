import { describe, expect, it } from '@jest/globals';
import { CustodyScene, deng } from '../../test/custody-scene.ts';
import { people } from '../../test/matter-people.ts';

const { chen, unitHead } = people;

describe('a share for another body', () => {
  const court = '新田县人民法院';
  const share = {
    way: 'share',
    purpose: 'litigation',
    note: '（2026）湘1128行初3号',
    recipient: court,
    uses: 2,
  } as const;

  it('is for those who answer for the file', async () => {
    const scene = new CustodyScene();
    await expect(scene.ask(chen, share)).rejects.toMatchObject({ code: 'custody.share-role' });
    await scene.ask(unitHead, share);
  });

  it('each use is an event first, bound to the recipient’s name, limited in count and time', async () => {
    const scene = new CustodyScene();
    const id = await scene.ask(deng, share);
    const { token } = await scene.shares.link({ id, who: deng });
    expect(JSON.stringify(await scene.accesses.get(id))).not.toContain(token.split('.')[1]);
    await expect(scene.shares.open({ token, recipient: '新田县人民检察院' })).rejects.toMatchObject({
      code: 'custody.share-recipient',
    });
    for (const left of [1, 0]) {
      const url = await scene.shares.open({ token, recipient: court });
      expect(decodeURIComponent(url)).not.toContain('林记');
      expect(scene.accesses.events.at(-1)).toMatchObject({ data: { recipient: court, left } });
    }
    await expect(scene.shares.open({ token, recipient: court })).rejects.toMatchObject({
      code: 'custody.share-spent',
    });
    expect(scene.said()).toEqual([
      'custody.accessed',
      'custody.link-issued',
      'custody.share-refused',
      'custody.share-used',
      'custody.share-used',
    ]);
  });

  it('ends by time, by revocation, by a new token and by too many wrong names', async () => {
    const scene = new CustodyScene();
    const id = await scene.ask(deng, { ...share, uses: 20 });
    const first = await scene.shares.link({ id, who: deng });
    const { token } = await scene.shares.link({ id, who: deng });
    const gone = { detail: { kind: 'absent' } };
    await expect(scene.shares.open({ token: first.token, recipient: court })).rejects.toMatchObject(gone);
    await expect(scene.shares.open({ token: `${id}.x`, recipient: court })).rejects.toMatchObject(gone);
    for (let n = 0; n < 5; n += 1)
      await expect(scene.shares.open({ token, recipient: '某人' })).rejects.toMatchObject({
        code: 'custody.share-recipient',
      });
    await expect(scene.shares.open({ token, recipient: court })).rejects.toMatchObject({
      code: 'custody.share-blocked',
    });
    const refusals = scene.accesses.events.filter(({ type }) => type.endsWith('custody.share-refused.v1'));
    expect(refusals.map(({ actor, data }) => [actor.name, data])).toEqual(
      [1, 2, 3, 4, 5].map((mistaken) => [
        '某人',
        expect.objectContaining({ recipient: court, mistaken, blocked: mistaken === 5 }),
      ]),
    );
    const other = await scene.ask(deng, share);
    const link = await scene.shares.link({ id: other, who: deng });
    await scene.command(() => scene.shares.revoke({ id: other, reason: '已审结', who: unitHead }));
    await expect(scene.shares.open({ ...link, recipient: court })).rejects.toMatchObject({
      code: 'custody.share-revoked',
    });
    const late = await scene.ask(deng, { ...share, days: 1 });
    const lateLink = await scene.shares.link({ id: late, who: deng });
    scene.now = new Date(scene.now.getTime() + 86_400_000);
    await expect(scene.shares.open({ ...lateLink, recipient: court })).rejects.toMatchObject({
      code: 'custody.share-expired',
    });
  });

  it('law 4: two uses at once of the last one give one', async () => {
    const scene = new CustodyScene();
    const id = await scene.ask(deng, { ...share, uses: 1 });
    const { token } = await scene.shares.link({ id, who: deng });
    const both = await Promise.allSettled([1, 2].map(() => scene.shares.open({ token, recipient: court })));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await scene.accesses.get(id))?.state.share).toMatchObject({ left: 0, used: [{}] });
  });
});
