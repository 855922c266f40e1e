import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { stack } from '@sanzhi/testing';
import { Findings } from '../../tools/src/fsck/findings.ts';
import { decaying, onDisk } from '../support/decay.ts';
import type { Sealed } from './mirror-scene.ts';
import { TwoSites } from './two-sites.ts';

let sites: TwoSites;
beforeAll(async () => {
  sites = await TwoSites.open();
  await sites.run();
});
afterAll(() => sites?.close());

const place = ({ id }: Sealed): string => `recordings ${id}`;
const atFirst = ({ key }: Sealed): string => onDisk(stack().folder, sites.scene.buckets.records, key);
const atSecond = ({ key }: Sealed): string => join(sites.store.folder, 'records', key);

describe('law 2: a disk that gives one version no more', () => {
  it.each([
    ['the bytes', 'part.1'],
    ['what the store wrote beside them', 'xl.meta'],
  ])(
    'at the first site, in %s: it is named, the others are carried, and it follows when the disk is mended',
    async (_, name) => {
      const broken = await sites.seal(randomBytes(5 * 1024 * 1024));
      const behind = [await sites.seal(randomBytes(300_000)), await sites.seal(randomBytes(2_000))];
      const findings = new Findings();
      const carried = await decaying(atFirst(broken), name, () => sites.run(sites.scene.places, findings));
      expect(findings.differences.map(({ code, place: found }) => `${code} ${found}`)).toEqual([
        `source.unreadable ${place(broken)}`,
      ]);
      expect(carried).toMatchObject({ refused: 1 });
      for (const { key, versionId, bytes } of behind)
        expect(await sites.second.records.head(key, versionId)).toMatchObject({ size: bytes.length });
      expect(await sites.compared()).toEqual([`mirror.missing ${place(broken)}`]);
      expect(await sites.differences()).toEqual([]);
      expect(await sites.compared()).toEqual([]);
    },
  );

  it('at either site is named by the comparison, and the rest is compared', async () => {
    const large = sites.at(0);
    const other = sites.at(1);
    const found = await decaying(atFirst(large), 'part.1', () =>
      decaying(atSecond(other), 'xl.meta', () => sites.compared()),
    );
    expect(found.sort()).toEqual([`mirror.unreadable ${place(other)}`, `source.unreadable ${place(large)}`]);
    expect(await sites.compared()).toEqual([]);
  });

  it('at the second site is no reason to carry nothing else there', async () => {
    const broken = sites.at(1);
    const later = await sites.seal(randomBytes(2_000));
    const found = await decaying(atSecond(broken), 'xl.meta', () => sites.differences());
    expect(found).toEqual([`mirror.unreadable ${place(broken)}`]);
    expect(await sites.second.records.head(later.key, later.versionId)).toMatchObject({ size: 2_000 });
  });
});
