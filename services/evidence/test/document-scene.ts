import { derivedId, type Clock } from '@sanzhi/kernel';
import { asCommand, inMemory } from '@sanzhi/persistence';
import { typeset } from '@sanzhi/typesetting';
import { StoredDocuments } from '../src/document/adapters/stored-documents.ts';
import { MakeDocument } from '../src/document/application/make-document.ts';
import type { DocumentStore, Typesetter, Vault } from '../src/document/application/ports.ts';
import { ReadDocuments } from '../src/document/application/read-documents.ts';
import { ServeDocument, type Service } from '../src/document/application/serve-document.ts';
import { WriteDocuments } from '../src/document/application/write-documents.ts';
import { commands } from '../src/matter/adapters/commands.ts';
import type { DocumentOrder } from '../src/matter/index.ts';
import { CaseScene, chen, matterId } from './case-scene.ts';
import { MemoryVault } from './memory-vault.ts';

export const siteRecord = {
  from: '2026-02-09T08:30:00+08:00',
  to: '2026-02-09T09:20:00+08:00',
  place: '新田县龙泉镇滨河路18号',
  present: { name: '林秋月', role: '经营者' },
  notified: '经营者林秋月在场',
  recusal: '听清楚了，不申请回避。',
  findings: '货架上摆放待售的山楂片12袋，已超过保质期。',
  recording: '检查全过程录像。',
  remark: '以上笔录我已阅，与事实相符。',
};
export const decisionFields = {
  course: '调查期间进行了现场检查和询问。',
  evidence: [{ title: '现场笔录1份', proves: '现场情况' }],
  payment: { bank: '中国农业银行新田县支行', account: '18756001', payee: '新田县财政局' },
};

/** Documents with everything around them in memory, or over the parts that a test hands in; the typesetter is real. */
export class DocumentScene<D extends DocumentStore, V extends Vault> {
  now = new Date('2026-02-09T10:00:00+08:00');
  typeset = 0;
  readonly cases = new CaseScene();
  readonly clock: Clock = { now: () => this.now };
  readonly writing: WriteDocuments;
  readonly making: MakeDocument;
  readonly serving: ServeDocument;
  readonly reading: ReadDocuments;
  #count = 0;

  constructor(
    readonly documents: D,
    readonly vault: V,
    readonly name = 'document',
  ) {
    const { cases, clock } = this;
    const typesetter: Typesetter = {
      typeset: (job) => {
        this.typeset += 1;
        return typeset(job);
      },
    };
    this.writing = new WriteDocuments({ documents, cases, vault, typesetter, clock });
    this.making = new MakeDocument(documents, cases, this.writing, clock);
    this.serving = new ServeDocument({ documents, cases, writing: this.writing, commands, clock });
    this.reading = new ReadDocuments(documents, cases);
  }

  command<T>(work: () => Promise<T>, key = `${this.name}-${++this.#count}`): Promise<T> {
    return asCommand({ key, actor: { id: chen.subject, name: chen.name } }, work);
  }

  async make(form = 9, fields: Record<string, unknown> = siteRecord, who = chen): Promise<string> {
    const id = derivedId(this.name, String(++this.#count));
    await this.command(() => this.making.execute({ id, matter: matterId, form, fields, who }));
    return id;
  }

  /** As the matter's numbering command orders it. */
  async order(more: Partial<DocumentOrder> = {}): Promise<DocumentOrder> {
    this.cases.decided();
    const { file } = await this.cases.read(matterId, chen);
    return {
      id: derivedId(this.name, String(++this.#count)),
      matter: file,
      form: 45,
      number: '新市监处罚〔2026〕12号',
      on: '2026-02-09',
      fields: decisionFields,
      by: { subject: 's-leader', name: '局长' },
      ...more,
    };
  }

  serve(id: string, more: Partial<Service> = {}, key?: string) {
    const service = {
      id,
      method: 'direct' as const,
      recipient: '林秋月',
      servedAt: '2026-02-09T09:30:00+08:00',
      place: '新田县龙泉镇滨河路18号',
      who: chen,
      ...more,
    };
    return this.command(() => this.serving.execute(service), key);
  }

  /** Where its bytes lie, as custody would be told. */
  async address(id: string): Promise<string> {
    const { key, versionId } = await this.state(id);
    return this.vault.presignGet(key, versionId, { fileName: 'document.pdf', expires: 60 });
  }

  async state(id: string) {
    const kept = await this.documents.get(id);
    if (!kept) throw new Error(`no document ${id}`);
    return kept.state;
  }
}

export const memoryDocumentScene = () => new DocumentScene(inMemory(StoredDocuments), new MemoryVault());
