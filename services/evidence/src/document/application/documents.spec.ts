import { afterAll, describe, expect, it } from '@jest/globals';
import { stopTypesetting } from '@sanzhi/typesetting';
import { chen, foreigner, hu, matterId } from '../../../test/case-scene.ts';
import { decisionFields, memoryDocumentScene, siteRecord } from '../../../test/document-scene.ts';

afterAll(() => stopTypesetting());

const facts = (scene: ReturnType<typeof memoryDocumentScene>) =>
  scene.documents.events.map(({ type, data }) => `${type.split('.')[4]} ${(data as { form: number }).form}`);

describe('a document made by hand', () => {
  it('is PDF/A under lock for the term of the case file, and says so once', async () => {
    const scene = memoryDocumentScene();
    const state = await scene.state(await scene.make());
    expect(state).toMatchObject({ form: 9, title: '现场笔录', stage: 'P04', date: '2026-02-09' });
    expect(state.key).toBe(`${matterId}/${state.id}`);
    const [version] = scene.vault.objects.get(state.key) ?? [];
    expect(version?.body.subarray(0, 5).toString()).toBe('%PDF-');
    expect(version?.until).toEqual(new Date('2056-02-09T23:59:59+08:00'));
    expect(facts(scene)).toEqual(['made 9']);
  });

  it.each([
    [37, 'document.not-by-hand'],
    [45, 'document.not-by-hand'],
    [36, 'document.not-by-hand'],
    [50, 'document.not-by-hand'],
    [7, 'document.not-in-this-state'],
    [35, 'document.not-in-this-state'],
    [12, 'document.form-not-provided'],
    [57, 'statute.unknown-form'],
  ])('law 1: form %i is refused (%s) and leaves nothing', async (form, code) => {
    const scene = memoryDocumentScene();
    await expect(scene.make(form, {})).rejects.toMatchObject({ code });
    expect(scene.vault.objects.size).toBe(0);
    expect(scene.documents.events).toEqual([]);
  });

  it('law 1: no field that is typed gives a document its number', async () => {
    const scene = memoryDocumentScene();
    const id = await scene.make(9, { ...siteRecord, number: '新市监处罚〔2026〕1号' });
    expect((await scene.state(id)).number).toBeUndefined();
  });

  it('needs every field of its form', async () => {
    const { findings: _, ...rest } = siteRecord;
    await expect(memoryDocumentScene().make(9, rest)).rejects.toMatchObject({
      detail: { kind: 'invalid', field: 'fields.findings' },
    });
  });

  it('is made by an officer of the matter, and only while every officer is entitled to sign', async () => {
    const scene = memoryDocumentScene();
    await expect(scene.make(9, siteRecord, hu)).rejects.toMatchObject({ code: 'matter.not-its-officer' });
    await expect(scene.make(9, siteRecord, foreigner)).rejects.toMatchObject({ detail: { kind: 'absent' } });
    scene.cases.register = scene.cases.register.slice(1);
    await expect(scene.make()).rejects.toMatchObject({ code: 'officers.not-qualified' });
  });
});

describe('a numbered document', () => {
  it('law 4: is the same however often it is ordered, and typeset once', async () => {
    const scene = memoryDocumentScene();
    const order = await scene.order();
    const first = await scene.writing.make(order);
    expect(await scene.writing.make(order)).toEqual(first);
    expect(first.paragraphs.join('\n')).toContain('罚款人民币10000元（大写：壹万元整）');
    expect(scene.typeset).toBe(1);
    expect(facts(scene)).toEqual(['made 45']);
  });

  it('law 4: ordered twice at once it is one document', async () => {
    const scene = memoryDocumentScene();
    const order = await scene.order();
    const [a, b] = await Promise.all([scene.writing.make(order), scene.writing.make(order)]);
    expect(a).toEqual(b);
    expect(facts(scene)).toEqual(['made 45']);
  });

  it('law 4: killed between store and database, the next try takes the version that is there', async () => {
    const scene = memoryDocumentScene();
    const order = await scene.order();
    const { add } = scene.documents;
    scene.documents.add = async () => {
      throw new Error('killed');
    };
    await expect(scene.writing.make(order)).rejects.toThrow('killed');
    scene.documents.add = add;
    await scene.writing.make(order);
    const { key, versionId } = await scene.state(order.id);
    expect(scene.vault.objects.get(key)?.map((version) => version.versionId)).toEqual([versionId]);
  });

  it('is tried without its number before one is taken, and keeps nothing', async () => {
    const scene = memoryDocumentScene();
    const { number: _, ...order } = await scene.order();
    await scene.writing.check(order);
    await expect(scene.writing.check({ ...order, fields: {} })).rejects.toMatchObject({
      detail: { kind: 'invalid' },
    });
    const odd = { ...order, fields: { ...decisionFields, course: '见\u{1F600}' } };
    await expect(scene.writing.check(odd)).rejects.toMatchObject({ code: 'document.unprintable-character' });
    expect(scene.vault.objects.size).toBe(0);
    expect(scene.documents.events).toEqual([]);
  });
});

describe('service', () => {
  const decided = async () => {
    const scene = memoryDocumentScene();
    const order = await scene.order();
    await scene.writing.make(order);
    return { scene, id: order.id };
  };

  it('makes the proof of service, then says on the document that it was served', async () => {
    const { scene, id } = await decided();
    expect(await scene.serve(id)).toEqual({ id, version: 2 });
    const { served } = await scene.state(id);
    expect(served).toMatchObject({ method: 'direct', recipient: '林秋月' });
    expect(await scene.state(served?.receipt ?? '')).toMatchObject({ form: 50, title: '送达回证' });
    expect(facts(scene)).toEqual(['made 45', 'made 50', 'served 45']);
  });

  it('law 4: killed after the proof was made, the same command ends it with one proof', async () => {
    const { scene, id } = await decided();
    const { save } = scene.documents;
    scene.documents.save = async () => {
      throw new Error('killed');
    };
    await expect(scene.serve(id, {}, 'one-command')).rejects.toThrow('killed');
    scene.documents.save = save;
    await scene.serve(id, {}, 'one-command');
    expect(facts(scene)).toEqual(['made 45', 'made 50', 'served 45']);
  });

  it('happens once', async () => {
    const { scene, id } = await decided();
    await scene.serve(id);
    await expect(scene.serve(id)).rejects.toMatchObject({ code: 'document.served-before' });
  });

  it.each([
    ['before the document', '2026-02-08T23:59:59+08:00', 'document.served-before-made'],
    ['in the future', '2026-02-09T10:06:00+08:00', 'document.served-in-the-future'],
  ])('is refused %s', async (_, servedAt, code) => {
    const { scene, id } = await decided();
    await expect(scene.serve(id, { servedAt })).rejects.toMatchObject({
      code,
      detail: { field: 'servedAt' },
    });
    expect(facts(scene)).toEqual(['made 45']);
  });

  it('is not for papers that stay in the house, nor for other people', async () => {
    const { scene, id } = await decided();
    scene.cases.stage = 'P04';
    await expect(scene.serve(await scene.make())).rejects.toMatchObject({ code: 'document.not-served' });
    await expect(scene.serve(id, { who: hu })).rejects.toMatchObject({ code: 'matter.not-its-officer' });
    await expect(scene.serve(id, { who: foreigner })).rejects.toMatchObject({ detail: { kind: 'absent' } });
  });
});

it('law 9: it is there for the agency alone', async () => {
  const scene = memoryDocumentScene();
  const id = await scene.make();
  expect((await scene.reading.one({ id, who: chen })).id).toBe(id);
  const absent = { detail: { kind: 'absent' } };
  await expect(scene.reading.one({ id, who: foreigner })).rejects.toMatchObject(absent);
  await expect(scene.reading.ofMatter({ matter: matterId, who: foreigner })).rejects.toMatchObject(absent);
});
