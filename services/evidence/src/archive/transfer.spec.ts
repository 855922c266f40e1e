import { beforeEach, describe, expect, it } from '@jest/globals';
import { matterOpened } from '@sanzhi/contracts';
import { sha256Hex, systemClock } from '@sanzhi/kernel';
import { blobSource, verifyBundle } from '@sanzhi/ledger';
import { ArchiveScene, bundleKey } from '../../test/archive-scene.ts';
import { matterId } from '../../test/case-scene.ts';
import { people } from '../../test/matter-people.ts';
import { unpacked } from '../../test/unpacked.ts';
import { EraseMatter } from '../ledger/index.ts';

const { chen } = people;
let scene: ArchiveScene;
beforeEach(() => {
  scene = new ArchiveScene();
  scene.cases.stage = 'P20';
});

const verified = (zip: Buffer) =>
  verifyBundle(blobSource(new Blob([new Uint8Array(zip)])), { logKey: bundleKey });
const prepared = async () => {
  const id = await scene.request(chen, { form: 'transfer' });
  await scene.settle();
  await scene.preparing.execute({ id });
  return scene.zip(id, chen);
};
const made = async () => {
  await scene.say();
  await scene.sealFilm();
  return prepared();
};
const within = async (zip: Buffer) => {
  const files = await unpacked(zip);
  const root = [...files.keys()].map((name) => /^data\/[^/]+\/(?=METS\.xml$)/.exec(name)?.[0]).find(Boolean);
  if (root === undefined) throw new Error('no package');
  return new Map(
    [...files].flatMap(([name, content]) =>
      name.startsWith(root) ? [[name.slice(root.length), content] as const] : [],
    ),
  );
};
const text = (files: Map<string, Buffer>, name: string) => files.get(name)?.toString('utf8') ?? '';

describe('a transfer to the archive', () => {
  it('waits for the end of the matter', async () => {
    scene.cases.stage = 'P04';
    await expect(scene.request(chen, { form: 'transfer' })).rejects.toMatchObject({
      code: 'bundle.matter-open',
      detail: { basis: expect.stringContaining('第七十八条') },
    });
    await expect(scene.request(chen)).resolves.toBeDefined();
  });

  it('verifies like a bundle, and is refused once any byte of it is another', async () => {
    const zip = await made();
    expect(await verified(zip)).toMatchObject({
      accepted: true,
      findings: [],
      note: { matter: matterId, entries: 3 },
    });
    for (let n = 0; n < 40; n += 1) {
      const at = Math.floor((zip.length * (n + 0.5)) / 40);
      const altered = Buffer.from(zip);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect([at, (await verified(altered)).accepted]).toEqual([at, false]);
    }
  });

  it('names every file of the package by its place, its size and its digest', async () => {
    const files = await within(await made());
    const root = text(files, 'METS.xml');
    const representation = text(files, 'representations/originals/METS.xml');
    for (const [name, content] of files) {
      if (name === 'METS.xml') continue;
      const data = name.startsWith('representations/originals/data/');
      const mets = data ? representation : root;
      const href = data ? name.slice('representations/originals/'.length) : name;
      expect([name, mets.includes(`xlink:href="${href}"`)]).toEqual([name, true]);
      expect([name, mets.includes(`CHECKSUM="${sha256Hex(content)}"`)]).toEqual([name, true]);
    }
    expect(files.has('documentation/ledger/checkpoint')).toBe(true);
    expect(files.has('documentation/ledger/openings.json')).toBe(true);
    expect(representation).toContain('LABEL="正卷"');
  });

  it('tells what was done to each file, by whom, as the ledger has it', async () => {
    const premis = text(await within(await made()), 'metadata/preservation/premis.xml');
    const flat = premis.replaceAll(/>\s+</g, '><');
    expect(flat).toContain(
      '<messageDigestAlgorithm>SM3</messageDigestAlgorithm><messageDigest>' + 'ab'.repeat(32),
    );
    expect(flat).toContain('<originalName>&quot;&gt;&lt;b&gt;\ufffd&amp;x;.mp4</originalName>');
    const types = [...flat.matchAll(/<eventType [^>]*>([^<]*)/g)].map(([, type]) => type);
    expect(types).toEqual(['capture', 'fixity check', 'accession']);
    expect(flat).toContain('<agentName>陈立新</agentName>');
    expect(flat).toContain('<eventOutcome>pass</eventOutcome>');
  });

  it('names matter and files as the entries do, whatever the database says of them since', async () => {
    const { kind, reference, cause, party, openedOn } = scene.cases.file;
    await scene.say({
      type: matterOpened.type,
      subject: matterId,
      data: { kind, reference, cause, party, openedOn },
    });
    await scene.say();
    await scene.sealFilm();
    scene.cases.file = {
      ...scene.cases.file,
      reference: '改后的编号',
      cause: '改后的案由',
      party: { ...party, name: '改后者' },
    };
    scene.rewordFilm({
      title: '改后的标题',
      originalName: '改后.mp4',
      contentType: 'video/webm',
      madeAt: '2020-01-01T00:00:00.000Z',
      madeBy: [{ name: '改后的人' }],
      evidence: false,
      sm3: 'cd'.repeat(32),
      derivedFrom: matterId,
    });
    const files = await within(await prepared());
    const described = [...files]
      .filter(([name]) => name.endsWith('.xml'))
      .map(([, content]) => content.toString());
    const all = described.join('\n');
    for (const now of ['改后', '2020-01-01', 'cd'.repeat(32), 'has source', 'webm'])
      expect([now, all.includes(now)]).toEqual([now, false]);
    for (const then of [
      `${party.name}${cause}案`,
      reference,
      '现场检查',
      '陈立新',
      '2026-02-03T01:00:00.000Z',
    ])
      expect([then, all.includes(then)]).toEqual([then, true]);
  });

  it('says that it was one, before its bytes flow', async () => {
    await made();
    expect(scene.bundles.events.map(({ data }) => (data as { form: string }).form)).toEqual([
      'transfer',
      'transfer',
      'transfer',
    ]);
  });

  it('of an erased matter has the proofs and no name', async () => {
    await scene.sealFilm();
    await new EraseMatter(scene.parts.keys, systemClock).execute({ matter: matterId });
    const zip = await prepared();
    expect(await verified(zip)).toMatchObject({ accepted: true, entries: { erased: 1 } });
    expect(zip.includes('not really a film')).toBe(false);
    const premis = text(await within(zip), 'metadata/preservation/premis.xml');
    expect([premis.includes('xsi:type="file"'), premis.includes('陈立新')]).toEqual([false, false]);
  });
});
