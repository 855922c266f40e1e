import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { evidenceApi } from '@sanzhi/contracts';
import { anotherPhoto, cast, Journey, makePhoto, until, type Api } from '@sanzhi/testing';
import { filmSeizure, untilSeizure } from '../support/stages.ts';
import { FsckScene, type Documents } from './fsck-scene.ts';

const minutes = 60_000;
const archivist = 'deng.archivist';
const day = 86_400_000;

let scene: FsckScene;
let film: string;
let seizure: string;

/** A matter with films handed in late and with a gap, both explained and approved. */
const filmed = async (api: Api): Promise<void> => {
  const journey = new Journey({ api, now: () => new Date(), name: '查封食品店' });
  const photo = await anotherPhoto(await makePhoto(scene.folder, 'seizure'));
  await journey.open();
  await journey.advance('P02');
  await untilSeizure(journey, photo);
  seizure = journey.id;
  film = await filmSeizure(api, journey, scene.folder, 30);
  await filmSeizure(api, journey, scene.folder, 1);
  await api.call(evidenceApi.explainLateness, cast.handler, { id: film, reason: '山区无网络' });
  await api.call(evidenceApi.approveLateness, cast.unitHead, { id: film });
  const gap = await until('the gap is found', async () => {
    const { items } = await api.call(evidenceApi.listCourses, cast.handler, { id: seizure });
    return items[0]?.gaps[0]?.id;
  });
  await api.call(evidenceApi.explainGap, cast.handler, { id: seizure, gap, reason: '分两次查封' });
  await api.call(evidenceApi.approveGap, cast.unitHead, { id: seizure, gap });
  await api.call(evidenceApi.markRecording, cast.handler, {
    id: film,
    atSeconds: 1,
    kind: 'certificate-shown',
  });
  const words = { format: 'text', how: 'person', text: '现在对场所予以查封。' };
  await api.call(evidenceApi.attachTranscript, cast.handler, { id: film, ...words });
};

/** Who looked, who was let look, what is kept how. */
const kept = async (api: Api): Promise<void> => {
  const { id } = scene.journey;
  const play = { id: scene.recording, way: 'play', purpose: 'case-handling' };
  await api.call(evidenceApi.accessRecording, cast.handler, play);
  const recipient = '新田县人民法院';
  const share = { id: scene.recording, way: 'share', purpose: 'litigation', note: '调取证据', recipient };
  const shared = await api.call(evidenceApi.accessRecording, archivist, share);
  await api.call(evidenceApi.revokeAccess, archivist, { id: shared.id, reason: '案件已审结' });
  const until = new Date(Date.now() + 5 * day).toISOString();
  const look = { id, purpose: 'disclosure', reason: '核对公示内容', until };
  const asked = await api.call(evidenceApi.requestConsultation, cast.editor, look);
  await api.call(evidenceApi.approveConsultation, cast.unitHead, { id: asked.id, note: '同意' });
  await api.call(evidenceApi.setRetention, archivist, { id, class: 'permanent', reason: '重大案件' });
  const hold = { id, ground: 'litigation', basis: '（2026）湘1128行初3号', reason: '当事人起诉' };
  for (const one of [hold, { ...hold, basis: '（2026）湘1128行初4号' }])
    await api.call(evidenceApi.placeHold, archivist, one);
  const { holds } = await api.call(evidenceApi.matterKeeping, archivist, { id });
  const lifting = { id, hold: holds[0]?.id ?? '', reason: '判决生效' };
  await api.call(evidenceApi.liftHold, cast.unitHead, lifting);
  const exemption = { id, activity: 'site-inspection', ground: 'device-failure', reason: '执法记录仪故障' };
  await api.call(evidenceApi.exempt, cast.unitHead, exemption);
};

/** A matter whose words were erased by the order of two people: nothing of it is a difference. */
const erased = async (api: Api): Promise<void> => {
  const journey = new Journey({ api, now: () => new Date(), name: '删除食品店' });
  await journey.open();
  await journey.advance('P02');
  const path = await anotherPhoto(await makePhoto(scene.folder, 'erased'));
  const photo = { path, title: '现场', activity: 'site-inspection', medium: 'photo' as const };
  const id = await journey.record(photo);
  await api.call(evidenceApi.accessRecording, cast.handler, { id, way: 'play', purpose: 'case-handling' });
  const asked = { ground: 'legal-order', basis: '（2026）湘1128民初9号', reason: '判决删除' };
  const erasure = await api.call(evidenceApi.requestErasure, archivist, { id: journey.id, ...asked });
  await api.call(evidenceApi.approveErasure, cast.leader, { id: erasure.id });
  await until('the erasure is carried out', async () => {
    const { items } = await api.call(evidenceApi.listErasures, archivist, {});
    return items.some((one) => one.id === erasure.id && one.state === 'carried-out') || undefined;
  });
};

beforeAll(async () => {
  scene = new FsckScene();
  await scene.open(async (api) => {
    await filmed(api);
    await kept(api);
    await erased(api);
  });
}, 10 * minutes);
afterAll(() => scene?.close());

const one = async (collection: string, filter: Record<string, unknown> = {}): Promise<string> =>
  (await scene.collection(collection).findOne(filter))?._id ?? '';
const facts = (collection: string, id: string): string => `aggregate.facts evidence/${collection} ${id}`;
const set =
  (_id: string, state: Record<string, unknown>) =>
  (documents: Documents): Promise<unknown> =>
    documents.updateOne({ _id }, { $set: state });

it('an honest house is clean, with all that people did in it', async () => {
  const { differences, notes, counts } = await scene.check({ shallow: false });
  expect(differences).toEqual([]);
  expect(notes.map(({ code }) => code)).toContain('entry.erased');
  expect(counts['facts']).toBeGreaterThan(15);
});

describe('law 3: an administrator of the database is contradicted by the entries', () => {
  type Fields = Record<string, unknown>;
  const attacks: [string, string, () => Fields, Fields][] = [
    [
      'who looked',
      'accesses',
      () => ({ 'state.matter': scene.journey.id, 'state.way': 'play' }),
      { 'state.by.name': '别人' },
    ],
    ['what it was for', 'accesses', () => ({ 'state.way': 'share' }), { 'state.purpose': 'archive' }],
    ['that a share was taken back', 'accesses', () => ({ 'state.way': 'share' }), { 'state.revoked': null }],
    ['who let somebody look', 'consultations', () => ({}), { 'state.decision.by.subject': 'another' }],
    ['whether it was let', 'consultations', () => ({}), { 'state.state': 'refused' }],
    ['how long it is kept', 'keepings', () => ({}), { 'state.class': '10-years' }],
    [
      'that a hold stands',
      'keepings',
      () => ({}),
      {
        'state.holds.1.lifted': {
          by: { subject: 'x', name: 'x' },
          at: '2026-02-09T01:00:00.000Z',
          reason: 'x',
        },
      },
    ],
    ['that there is a hold', 'keepings', () => ({}), { 'state.holds': [] }],
    [
      'why there is no record',
      'matters',
      () => ({ _id: scene.journey.id }),
      { 'state.exemptions.0.reason': '其他' },
    ],
    ['that an exemption was given', 'matters', () => ({ _id: scene.journey.id }), { 'state.exemptions': [] }],
    ['who approved lateness', 'recordings', () => ({ _id: film }), { 'state.late.approvedBy.name': '别人' }],
    ['what was marked', 'recordings', () => ({ _id: film }), { 'state.marks.0.atSeconds': 2 }],
    ['that a gap is open', 'courses', () => ({}), { 'state.gaps.0.approvedBy': null }],
  ];
  it.each(attacks)('who changes %s', async (_what, collection, which, change) => {
    const id = await one(collection, which());
    expect(await scene.ruining(collection, set(id, change))).toEqual([facts(collection, id)]);
  });

  it('who gives an exemption that nobody said', async () => {
    const exemption = { state: 'P02', activity: 'site-inspection', reason: '紧急', by: {}, on: '2026-02-09' };
    const found = await scene.ruining('matters', set(seizure, { 'state.exemptions': [exemption] }));
    expect(found).toEqual([facts('matters', seizure)]);
  });

  it('who puts in a thing that has never said anything', async () => {
    const access = await scene.collection('accesses').findOne({});
    const found = await scene.ruining('accesses', (documents) =>
      documents.insertOne({ ...access, _id: 'forged', sequence: 0, outbox: [] }),
    );
    expect(found).toContain('aggregate.silent evidence/accesses forged');
  });

  it('who leaves a transcript out, or makes a sealed recording look as if it was none', async () => {
    const transcript = await scene.collection('recordings').findOne({ _id: film });
    const { transcripts } = transcript?.['state'] as { transcripts: { file: { versionId: string } }[] };
    const left = await scene.ruining('recordings', set(film, { 'state.transcripts': [] }));
    expect(left).toEqual([`object.unnamed ${film} version ${transcripts[0]?.file.versionId}`]);
    const blank = await scene.ruining(
      'recordings',
      set(film, { 'state.versionId': '', 'state.state': 'uploading' }),
    );
    expect(blank).toContain(facts('recordings', film));
  });

  it('who leaves a file out of a matter whose words were erased', async () => {
    const erasure = await scene.collection('erasures').findOne({});
    const { matter } = erasure?.['state'] as { matter: string };
    const photo = await scene.collection('recordings').findOne({ 'state.matter': matter });
    const { sha256 } = photo?.['state'] as { sha256: string };
    const found = await scene.ruining('recordings', set(photo?._id ?? '', { 'state.state': 'received' }));
    expect(found).toContain(`object.unnamed ${photo?._id} digest ${sha256.slice(0, 16)}…`);
  });
});
