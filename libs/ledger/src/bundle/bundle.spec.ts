import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  found,
  logKey,
  makeBundle,
  media,
  memorySource,
  otherLogKey,
  packed,
  replaced,
  report,
  sm2,
  sourceOf,
  verdict,
  witness,
} from '../../test/bundle.ts';
import { utf8 } from '../bytes.ts';
import {
  bundleLength,
  bundlePaths,
  completeBundle,
  fileOf,
  readZip,
  verifyBundle,
  type BundleFile,
} from '../index.ts';

describe('a bundle', () => {
  it('is accepted by the key of the ledger, and tells what it is', async () => {
    const { zip, files } = await makeBundle({ further: [sm2] });
    const seen = await verifyBundle(sourceOf(zip), { logKey, sm2: sm2.vkey, witnesses: [witness] });
    expect(found(seen)).toEqual([]);
    expect(seen).toMatchObject({
      accepted: true,
      logKey: { given: true },
      note: { matter: 'm-1', entries: 3 },
      checkpoint: { size: 6, witnessed: [{ name: 'justice.example/w' }] },
      entries: { total: 3, erased: 0 },
      files: files.length,
    });
    expect(bundleLength(files)).toBe(zip.length);
    expect(await packed(files)).toEqual(zip);
  });
  it('is the same bytes whenever and in whatever zone it is packed', async () => {
    const { files, zip } = await makeBundle();
    const zone = process.env['TZ'];
    for (const other of ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati']) {
      process.env['TZ'] = other;
      expect(await packed(files)).toEqual(zip);
    }
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });
  it('shows with the key that lies in it only that it agrees with itself', async () => {
    const { zip } = await makeBundle();
    expect(await report(zip, {})).toMatchObject({ accepted: true, logKey: { given: false, vkey: logKey } });
  });
  it('is refused for another key, a lacking witness, witnesses that cannot be asked and a lacking SM2 signature', async () => {
    expect(await verdict({}, { logKey: otherLogKey })).toEqual(
      expect.arrayContaining([
        'bundle.note ledger.note.unverified',
        'proofs/checkpoint ledger.checkpoint.unsigned',
      ]),
    );
    expect(await verdict({ witnessed: false }, { logKey, witnesses: [witness] })).toContain(
      'proofs/checkpoint ledger.checkpoint.quorum',
    );
    for (const witnesses of [undefined, [witness], [witness, witness]])
      await expect(verdict({}, { logKey, quorum: 2, ...(witnesses ? { witnesses } : {}) })).rejects.toThrow(
        'bundle.quorum',
      );
    expect(await verdict({}, { logKey, sm2: sm2.vkey })).toContain('proofs/checkpoint bundle.checkpoint.sm2');
  });
  it('is accepted where the body of an entry was destroyed by law', async () => {
    const { zip } = await makeBundle({ erased: [3] });
    expect(await report(zip)).toMatchObject({ accepted: true, entries: { total: 3, erased: 1 } });
  });
});

describe('any changed byte is refused', () => {
  const flipped = (zip: Uint8Array, at: number, bit: number): Uint8Array =>
    zip.map((byte, i) => (i === at ? byte ^ bit : byte));
  it('every byte of note, proofs, checkpoint, keys, openings and manifests', async () => {
    const { zip } = await makeBundle({ entries: 1, witnessed: false });
    expect(found(await report(zip))).toEqual([]);
    const entries = await readZip(memorySource(zip));
    const watched = entries.filter(({ name }) => /note$|proof|openings|manifest/.test(name));
    expect(watched).toHaveLength(9);
    const accepted: string[] = [];
    for (const { name, start, size } of watched)
      for (let at = start; at < start + size; at += 1) {
        const seen = await report(flipped(zip, at, 1 << (at % 8)));
        if (seen.accepted || seen.findings.length === 0) accepted.push(`${name} ${at - start}`);
      }
    expect(accepted).toEqual([]);
  });
  it('any byte of the whole archive, headers and directory included, and names a place', async () => {
    const { zip } = await makeBundle({ further: [sm2] });
    const places = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.nat(zip.length - 1), fc.nat(7), async (at, bit) => {
        const seen = await report(flipped(zip, at, 1 << bit));
        seen.findings.forEach(({ place }) => places.add(place));
        return !seen.accepted && seen.findings.every(({ zh, en }) => zh !== '' && en !== '');
      }),
      { numRuns: 300 },
    );
    expect(places.size).toBeGreaterThan(5);
  });
  it('every byte of the recording, by name', async () => {
    const { zip } = await makeBundle({ entries: 2 });
    const recording = (await readZip(memorySource(zip))).find(({ name }) => name.includes('recordings'));
    for (let i = 0; i < media.recording.length; i += 20)
      expect(found(await report(flipped(zip, (recording?.start ?? 0) + i, 4)))).toEqual([
        'data/recordings/r-1.mp4 bundle.zip.altered',
        'data/recordings/r-1.mp4 bundle.file.altered',
        'data/recordings/r-1.mp4 bundle.file.not-entered',
        'data/recordings/r-1 bundle.file.left-out',
      ]);
  });
  it('bytes before, behind or cut away', async () => {
    const { zip } = await makeBundle();
    const longer = new Uint8Array(zip.length + 1);
    longer.set(zip);
    const before = new Uint8Array(zip.length + 1);
    before.set(zip, 1);
    for (const bad of [longer, before, zip.slice(0, -1), zip.slice(1), new Uint8Array(), utf8('PK')]) {
      expect((await report(bad)).accepted).toBe(false);
    }
  });
});

describe('whoever packs anew cannot', () => {
  it('change a file', async () => {
    const { files } = await makeBundle();
    const zip = await packed(
      replaced(
        'data/matter.json',
        '{"x":1}',
      )(files).toSorted(
        (a, b) =>
          files.findIndex(({ name }) => name === a.name) - files.findIndex(({ name }) => name === b.name),
      ),
    );
    expect(found(await report(zip))).toEqual([
      'data/matter.json bundle.file.altered',
      'bag-info.txt bundle.bag.oxum',
      'data/matter.json bundle.retold.differs',
    ]);
  });
  it('take a file out or put one in', async () => {
    const { files } = await makeBundle();
    const without = await packed(files.filter(({ name }) => name !== 'data/custody.json'));
    expect(found(await report(without))).toContain('data/custody.json bundle.file.missing');
    const more = await packed([...files, fileOf('data/recordings/z.mp4', 'z')]);
    expect(found(await report(more))).toContain('data/recordings/z.mp4 bundle.file.unlisted');
    const tag = await packed([...files.slice(0, 2), fileOf('aaa.txt', 'z'), ...files.slice(2)]);
    expect(found(await report(tag))).toContain('aaa.txt bundle.file.unlisted');
  });
  it('pack in another order', async () => {
    const { files } = await makeBundle();
    expect(found(await report(await packed(files.toReversed())))).toEqual([
      expect.stringContaining('bundle.zip.altered'),
    ]);
  });
  it('sign with another key, nor leave further signatures beside', async () => {
    const { files } = await makeBundle();
    const note = files.find(({ name }) => name === bundlePaths.note)?.content as Uint8Array;
    const spoilt = `${new TextDecoder().decode(note)}— someone.example AAAAAAE=\n`;
    const zip = await packed(
      files.map((file) => (file.name === bundlePaths.note ? fileOf(file.name, spoilt) : file)),
    );
    expect(found(await report(zip))).toEqual(['bundle.note bundle.note.signatures']);
  });
});

describe('making one', () => {
  it('is refused without what a reader needs, with a name twice, or with a name that leads outside', async () => {
    const { files } = await makeBundle();
    const draft = { matter: 'm', exportedAt: new Date(0), entries: { count: 0, head: '' }, info: {} };
    const log = { name: 'n', keyId: 1, sign: () => utf8('x') };
    const make = (list: BundleFile[]) => completeBundle({ ...draft, files: list }, { log });
    const own = files.filter(({ name }) => !/^bag|manifest|note$/.test(name));
    await expect(make(own.filter(({ name }) => name !== bundlePaths.page))).rejects.toThrow(
      'bundle.incomplete',
    );
    await expect(make([...own, ...own])).rejects.toThrow('bundle.name');
    for (const name of ['../x', '/x', 'data//x', 'data/.x', 'a b', 'x\n', ''])
      await expect(make([...own, { ...fileOf('x', ''), name }])).rejects.toThrow('bundle.name');
  });
});
