import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { evidenceApi } from '@sanzhi/contracts';
import { blobSource, verifyBundle } from '@sanzhi/ledger';
import { anotherPhoto, cast, Journey, makePhoto, stack, until } from '@sanzhi/testing';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judgeBag, judgePackage, judgeSchemas } from '../../libs/platform/csip/test/judge.ts';
import { TestHouse } from '../support/house.ts';

let house: TestHouse;
let journey: Journey;
const folder = mkdtempSync(join(tmpdir(), 'transfer-'));
const { ledger } = stack();

beforeAll(async () => {
  house = await TestHouse.open();
  journey = new Journey({ api: house.api, now: () => new Date() });
  await journey.open();
  await journey.advance('P02');
  const path = await anotherPhoto(await makePhoto(folder, 'shelf', 7));
  await journey.record({ path, medium: 'photo', title: '现场检查照片', activity: 'site-inspection' });
  await journey.make(9);
});
afterAll(async () => {
  await house?.close();
  rmSync(folder, { recursive: true });
});

const order = (form: 'bundle' | 'transfer') =>
  house.api.call(evidenceApi.exportBundle, cast.handler, { id: journey.id, form, purpose: 'archive' });

describe('law 3: what the archive takes over proves itself, by programs of others', () => {
  let bag: string;
  let root: string;
  let zip: Uint8Array;

  it('but only when the matter is at its end', async () => {
    await expect(order('transfer')).rejects.toThrow('409 bundle.matter-open');
    await journey.advanceWhenComplete('P03');
    await journey.make(7);
    await journey.advanceWhenComplete('P03x', cast.leader);
    await journey.advanceWhenComplete('P20');
    const { id } = await order('transfer');
    await until('the transfer', async () => {
      const { state, fault } = await house.api.call(evidenceApi.getBundle, cast.handler, { id });
      if (fault) throw new Error(fault.words.zh);
      return state === 'ready';
    });
    const reply = await fetch(`${house.services.evidence.url}/api/evidence/v1/bundles/${id}/content`, {
      headers: { authorization: `Bearer ${await house.tokens.of(cast.handler)}` },
    });
    zip = new Uint8Array(await reply.arrayBuffer());
    writeFileSync(join(folder, 'transfer.zip'), zip);
    bag = join(folder, 'bag');
    mkdirSync(bag);
    execFileSync('jar', ['xf', join(folder, 'transfer.zip')], { cwd: bag });
    const [name = ''] = readdirSync(join(bag, 'data'));
    root = join(bag, 'data', name);
    expect(name).toBe(`sanzhi-${id}`);
  });

  it('commons-ip and the schemas of the Library of Congress find no fault in the package', async () => {
    expect(await judgePackage(root)).toMatchObject({ result: 'VALID', errors: [] });
    const described = ['METS.xml', 'representations/originals/METS.xml', 'metadata/preservation/premis.xml'];
    expect(await judgeSchemas(...described.map((name) => join(root, name)))).toBeUndefined();
  });

  it('the BagIt library of the Library of Congress finds a valid bag, sanzhi verify its own', async () => {
    expect(await judgeBag(bag)).toBeUndefined();
    const verdict = await verifyBundle(blobSource(new Blob([zip.slice()])), { logKey: ledger.vkey });
    expect([verdict.accepted, verdict.findings]).toEqual([true, []]);
  });

  it('holds the record, its documents and what was done to them', () => {
    const premis = readFileSync(join(root, 'metadata/preservation/premis.xml'), 'utf8');
    for (const type of ['capture', 'ingestion', 'accession', 'creation'])
      expect(premis).toMatch(new RegExp(`<eventType [^>]*>${type}<`));
    expect(premis.match(/xsi:type="file"/g)).toHaveLength(3);
    const mets = readFileSync(join(root, 'representations/originals/METS.xml'), 'utf8');
    expect(mets).toContain('LABEL="正卷"');
  });

  it('all three see one changed byte of the record', async () => {
    const [record = ''] = readdirSync(join(root, 'representations/originals/data/recordings'));
    const path = join(root, 'representations/originals/data/recordings', record);
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect((await judgePackage(root)).result).toBe('INVALID');
    expect(await judgeBag(bag)).toContain('CorruptChecksumException');
    const at = zip.length >> 1;
    const verdict = await verifyBundle(
      blobSource(new Blob([zip.map((byte, i) => (i === at ? byte ^ 1 : byte))])),
      { logKey: ledger.vkey },
    );
    expect(verdict.accepted).toBe(false);
  });
});
