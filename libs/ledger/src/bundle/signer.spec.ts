import { describe, expect, it } from '@jest/globals';
import {
  type Wishes,
  logKey,
  makeBundle,
  media,
  replaced,
  report,
  verdict,
  witnessedAt,
} from '../../test/bundle.ts';
import { bundlePaths, fileOf, openingsFile, type BundleFile, type BundleTrust } from '../index.ts';

describe('the one who holds the key and signs anew', () => {
  it('cannot leave an entry out', async () => {
    const alter = (at: number) => (files: BundleFile[], records: Parameters<typeof openingsFile>[1]) =>
      replaced(
        bundlePaths.openings,
        openingsFile('m-1', records.toSpliced(at, 1)).content as Uint8Array,
      )(files);
    expect(await verdict({ alter: alter(1) })).toContain('data/openings.json ledger.matter.gap');
    expect(await verdict({ alter: alter(2) })).toEqual(
      expect.arrayContaining([
        'data/openings.json bundle.openings.incomplete',
        'proofs/5.tlog-proof bundle.proof.wrong',
      ]),
    );
  });
  it('cannot exchange a recording', async () => {
    const name = bundlePaths.recording('r-1', 'mp4');
    expect(await verdict({ alter: replaced(name, 'another film') })).toEqual([
      `${name} bundle.file.not-entered`,
      'data/recordings/r-1 bundle.file.left-out',
    ]);
  });
  it('cannot leave a sealed file out, nor give it under the id of another', async () => {
    const name = bundlePaths.recording('r-1', 'mp4');
    const without = (files: BundleFile[]) => files.filter((file) => file.name !== name);
    expect(await verdict({ alter: without })).toEqual(['data/recordings/r-1 bundle.file.left-out']);
    const swapped = (files: BundleFile[]) =>
      replaced(bundlePaths.document('d-1'), media.recording)(replaced(name, media.document)(files));
    expect((await verdict({ alter: swapped })).toSorted()).toEqual([
      'data/documents/d-1.pdf bundle.file.left-out',
      'data/documents/d-1.pdf bundle.file.not-entered',
      'data/recordings/r-1 bundle.file.left-out',
      'data/recordings/r-1.mp4 bundle.file.not-entered',
    ]);
    const again = (files: BundleFile[]) => [
      ...files,
      fileOf(bundlePaths.recording('r-2', 'mp4'), media.recording),
    ];
    expect(await verdict({ alter: again })).toEqual(['data/recordings/r-2.mp4 bundle.file.not-entered']);
  });
  it('may leave out what was disposed of by law, as the entries of the house tell it, and no other', async () => {
    const name = bundlePaths.recording('r-1', 'mp4');
    const { sha256 } = fileOf(name, media.recording);
    const alter = (files: BundleFile[]) => files.filter((file) => file.name !== name);
    const disposed = (data: object, more: object = {}) => ({
      more: [{ type: 'cn.sanzhi.evidence.holding.disposed.v1', data, ...more }],
      alter,
    });
    const data = { kind: 'recording', thing: 'r-1', sha256 };
    const leftOut = ['data/recordings/r-1 bundle.file.left-out'];
    expect(await verdict(disposed(data))).toEqual([]);
    expect(await verdict(disposed({ ...data, thing: 'r-2' }))).toEqual(leftOut);
    expect(await verdict(disposed({ ...data, kind: 'document' }))).toEqual(leftOut);
    expect(await verdict(disposed(data, { source: '/sanzhi/ghost' }))).toEqual(leftOut);
  });
  const accessed = (data: object) => ({
    type: 'cn.sanzhi.evidence.custody.accessed.v1',
    subject: 'a-1',
    data: { kind: 'recording', thing: 'r-1', title: '现场检查', way: 'play', purpose: 'hearing', ...data },
  });
  it('cannot tell another custody list than that of the entries', async () => {
    const more = [accessed({}), accessed({ way: 'download', note: '庭审' })];
    const wishes = { entries: 4, more };
    const { files } = await makeBundle(wishes);
    const list = files.find(({ name }) => name === bundlePaths.custody)?.content as Uint8Array;
    const rows = JSON.parse(new TextDecoder().decode(list)) as { by: { name: string } }[];
    expect(rows).toMatchObject([
      { fact: 'accessed', thing: 'r-1', way: 'play', by: { name: '陈立新' }, at: '2026-07-01T07:00:00.000Z' },
      { way: 'download', note: '庭审' },
    ]);
    expect(await verdict(wishes)).toEqual([]);
    const told = async (content: unknown) =>
      (
        await report(
          (await makeBundle({ ...wishes, alter: replaced(bundlePaths.custody, JSON.stringify(content)) }))
            .zip,
        )
      ).findings.map(({ place, en }) => `${place} ${en}`);
    const differs = 'data/custody.json Not what the entries of the ledger say';
    const [first, second] = rows;
    expect(await told([first, { ...second, by: { name: '无名' } }])).toEqual([`${differs}: #2`]);
    expect(await told([first])).toEqual([`${differs}: #2`]);
    expect(await told([second, first])).toEqual([`${differs}: #1, #2`]);
    expect(await told([...rows, first])).toEqual([`${differs}: #3`]);
    expect(await told('nothing')).toHaveLength(1);
  });
  it('cannot tell another matter than that of the entries', async () => {
    const officers = [{ name: '周敏', certificate: '18110028002' }];
    const event = (type: string, data: object, more: object = {}) => ({
      type: `cn.sanzhi.evidence.${type}.v1`,
      data,
      ...more,
    });
    const decision = {
      number: '新市监处罚〔2026〕12号',
      document: 'd-9',
      decidedOn: '2026-07-01',
      basis: [],
    };
    const wishes = {
      entries: 7,
      more: [
        event('matter.opened', { cause: '超过保质期', officers: [], openedOn: '2026-02-09' }),
        event('matter.officers-changed', { officers, former: [], reason: '岗位调整' }),
        event('matter.opened', { cause: '伪造' }, { source: '/sanzhi/review' }),
        event('decision.issued', decision),
        event('document.served', { document: 'd-9', servedAt: '2026-07-02T10:00:00+08:00' }),
      ],
    };
    const { files } = await makeBundle(wishes);
    const content = files.find(({ name }) => name === bundlePaths.matter)?.content as Uint8Array;
    const told = JSON.parse(new TextDecoder().decode(content)) as object;
    const { number, document, decidedOn } = decision;
    expect(told).toEqual({
      id: 'm-1',
      cause: '超过保质期',
      officers,
      openedOn: '2026-02-09',
      decision: { number, document, decidedOn, servedAt: '2026-07-02T10:00:00+08:00' },
    });
    expect(await verdict(wishes)).toEqual([]);
    const alter = replaced(bundlePaths.matter, JSON.stringify({ ...told, cause: '无', note: 1 }));
    expect((await report((await makeBundle({ ...wishes, alter })).zip)).findings).toMatchObject([
      { place: 'data/matter.json', code: 'bundle.retold.differs', zh: '与账本条目所载不符：cause, note' },
    ]);
  });
  it('cannot rewrite an entry, or move one in the log', async () => {
    const rewrite = (files: BundleFile[], records: Parameters<typeof openingsFile>[1]): BundleFile[] => {
      const [first, ...rest] = records.map((record) => ({ ...record }));
      const opening = first?.opening && {
        ...first.opening,
        body: first.opening.body.replace('检查', '走访'),
      };
      return replaced(
        bundlePaths.openings,
        openingsFile('m-1', [{ ...first, opening } as never, ...rest]).content as Uint8Array,
      )(files);
    };
    expect(await verdict({ alter: rewrite })).toContain('data/openings.json ledger.opening.mismatch');
    const moved = (files: BundleFile[], records: Parameters<typeof openingsFile>[1]): BundleFile[] =>
      replaced(
        bundlePaths.openings,
        openingsFile(
          'm-1',
          records.map((r) => ({ ...r, index: r.index - 1 })),
        ).content as Uint8Array,
      )(files);
    expect(await verdict({ alter: moved })).toContain('proofs/0.tlog-proof bundle.proof.wrong');
  });
  it('cannot say a time that others did not see', async () => {
    const at = (time: string) => ({ type: 'cn.sanzhi.evidence.matter.advanced.v1', time, data: {} });
    // Leaves 1, 3, 5 are the matter's entries 1 to 3; the last day covers the first two of them.
    const days = { '2026-07-01': { size: 4, at: '2026-07-01T07:02:00.000Z' } };
    const recorded = async (wishes: Wishes, trust?: BundleTrust) =>
      (await report((await makeBundle(wishes)).zip, trust)).recorded;
    expect(await recorded({ days })).toEqual([
      { first: 1, last: 2, noLaterThan: new Date('2026-07-01T07:02:00Z'), day: '2026-07-01' },
      { first: 3, last: 3, noLaterThan: new Date(witnessedAt) },
    ]);
    expect(await recorded({ days, witnessed: false })).toMatchObject([{ last: 2 }]);
    const { checks } = await report((await makeBundle({ days })).zip);
    expect(checks.find(({ code }) => code === 'times')?.remark?.en).toContain(
      'the checkpoint of 2026-07-01 has no time stamp',
    );
    expect(await verdict({ days, more: [at('2026-07-01T07:04:00Z')] })).toEqual([]);
    expect(await verdict({ more: [at('2026-07-01T07:30:00Z')] })).toEqual([
      'data/openings.json#3 bundle.time.ahead',
    ]);
    const old = [at('2026-06-27T07:00:00Z')];
    expect(await verdict({ more: old }, { logKey, delayDays: 3 })).toEqual([
      'data/openings.json#3 bundle.time.long-before',
    ]);
    const told = await report((await makeBundle({ more: old })).zip);
    expect(told.checks.find(({ code }) => code === 'times')?.remark?.en).toContain(
      '4 days before others saw',
    );
    expect(await verdict({ more: old }, { logKey, delayDays: 5 })).toEqual([]);
    expect(await verdict({ more: [at('one day')] })).toEqual(['data/openings.json#3 bundle.time.ahead']);
    const lying = { '2026-06-20': { size: 4, at: '2026-06-20T07:00:00.000Z' } };
    expect(await verdict({ days: lying })).toEqual([
      'data/openings.json#1 bundle.time.ahead',
      'data/openings.json#2 bundle.time.ahead',
    ]);
  });
  it('cannot bring the day of another log, or leave its proof out', async () => {
    const days = { '2026-07-01': { size: 4, at: '2026-07-01T07:02:00.000Z' } };
    const { checkpoint, consistency } = bundlePaths.day('2026-07-01');
    const other = (await makeBundle({ days })).files.find(({ name }) => name === checkpoint);
    expect(await verdict({ days, alter: replaced(checkpoint, other?.content as Uint8Array) })).toEqual([
      `${consistency} bundle.day.inconsistent`,
    ]);
    expect(await verdict({ days, alter: replaced(consistency, '') })).toEqual([
      `${consistency} bundle.day.inconsistent`,
    ]);
    expect(await verdict({ days, alter: replaced(checkpoint, 'none') })).toEqual([
      `${checkpoint} ledger.note.malformed`,
    ]);
  });
});
