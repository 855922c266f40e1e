import { expect, it } from '@jest/globals';
import { IntakeScene } from '../../../test/intake-scene.ts';
import { people } from '../../../test/matter-people.ts';
import { ReadDocuments } from '../../document/index.ts';
import { ReadItems } from '../../intake/index.ts';
import { ReadRecordings } from '../../recording/index.ts';
import { RoomSealedThings } from './sealed-things.ts';

const unasked = new Proxy({} as never, {
  get: () => {
    throw new Error('not to be asked');
  },
});

it('takes a station file once it was found to be no evidence, under a name that tells nobody anything', async () => {
  const scene = new IntakeScene();
  const { agency } = people.chen;
  const things = new RoomSealedThings(
    new ReadRecordings(unasked),
    new ReadDocuments(unasked, unasked),
    new ReadItems(scene.items),
  );
  const id = await scene.checked(Buffer.from('a lap in the dark'), { fileName: '林记食品店.mp4' });
  await expect(things.of('item', id, agency)).rejects.toMatchObject({ detail: { kind: 'unavailable' } });
  await scene.refusing.execute({ id, reason: '误触录制', who: people.chen });
  const { sha256, retainUntil, key } = await scene.state(id);
  const thing = await things.of('item', id, agency);
  expect(thing).toMatchObject({ kind: 'item', thing: id, sha256, retainUntil, key, class: 'six-months' });
  expect(thing.matter).toBeUndefined();
  expect(thing.title).not.toContain('林记');
});
