import { absent, derivedId, type Clock } from '@sanzhi/kernel';
import { asCommand, inMemory } from '@sanzhi/persistence';
import { PassThrough, Readable } from 'node:stream';
import { StoredAccesses, StoredConsultations } from '../src/custody/adapters/stored-custody.ts';
import { AskAccess } from '../src/custody/application/ask-access.ts';
import { DecideConsultation, RequestConsultation } from '../src/custody/application/consult.ts';
import { FetchAccess } from '../src/custody/application/fetch-access.ts';
import { ListCustody } from '../src/custody/application/list-custody.ts';
import { LookAtPoster } from '../src/custody/application/look-at-poster.ts';
import type { PreviewOrder, Source } from '../src/custody/application/ports.ts';
import { Shares } from '../src/custody/application/shares.ts';
import type { Asked, Caller, HeldKind } from '../src/custody/domain/access.ts';
import { commands } from '../src/matter/adapters/commands.ts';
import { CaseScene, matterId } from './case-scene.ts';
import { agency, officer, people } from './matter-people.ts';

const person = (subject: string, name: string, role: string): Caller => ({
  subject,
  name,
  agency,
  roles: [role],
});
export const deng = person('s-deng', '邓秀英', 'archivist');
export const xie = person('s-xie', '谢雅琴', 'disclosure-editor');
export const film = derivedId('custody', 'film');
export const clip = derivedId('custody', 'clip');
export const paper = derivedId('custody', 'paper');

/** Custody over one recording and one document, everything around it in memory. */
export class CustodyScene {
  now = new Date('2026-02-09T10:00:00+08:00');
  readonly clock: Clock = { now: () => this.now };
  readonly accesses = inMemory(StoredAccesses);
  readonly consultations = inMemory(StoredConsultations);
  readonly cases = new CaseScene();
  readonly ordered: PreviewOrder[] = [];
  readonly sources: Source[] = [
    {
      kind: 'recording',
      id: film,
      agency,
      matter: matterId,
      title: '林记食品店现场检查',
      sha256: 'a'.repeat(64),
      original: { key: `${matterId}/${film}`, versionId: 'v1' },
      fileName: `recording-${film}.mp4`,
      look: 'video',
      poster: { key: `derived/${film}/poster.jpg`, versionId: 'p1' },
      waveform: { key: `derived/${film}/waveform.png`, versionId: 'w1' },
      transcripts: [{ id: clip, key: `derived/${film}/t.vtt`, versionId: 't1', contentType: 'text/vtt' }],
      clips: [{ id: clip, key: `derived/${film}/${clip}`, versionId: 'c1', fileName: `clip-${clip}.mp4` }],
    },
    {
      kind: 'document',
      id: paper,
      agency,
      matter: matterId,
      title: '现场笔录',
      sha256: 'b'.repeat(64),
      original: { key: `${matterId}/${paper}.pdf`, versionId: 'v1' },
      fileName: 'document-9.pdf',
      look: 'paper',
    },
  ];
  readonly asking: AskAccess;
  readonly fetching: FetchAccess;
  readonly looking: LookAtPoster;
  readonly shares: Shares;
  readonly listing: ListCustody;
  readonly requesting: RequestConsultation;
  readonly deciding: DecideConsultation;
  #count = 0;

  constructor() {
    const { accesses, cases, consultations, clock } = this;
    const { reviewer, unitHead } = people;
    cases.register.push(officer(unitHead.certificate ?? '', unitHead.name));
    cases.reviewers = [{ subject: reviewer.subject, name: reviewer.name }];
    const things = {
      of: async (kind: HeldKind, id: string, who: { agency: string }) => {
        const found = this.sources.find((one) => one.kind === kind && one.id === id);
        if (!found || found.agency !== who.agency) throw absent({ zh: '记录', en: 'record' }, id);
        return found;
      },
    };
    const vault = {
      presignGet: async (key: string, versionId: string, link: { fileName: string; expires: number }) =>
        `memory://${key}?versionId=${versionId}&as=${link.fileName}&expires=${link.expires}`,
      presignRead: async (key: string, versionId: string) => `inner://${key}?versionId=${versionId}`,
      stream: async (key: string) => Readable.from([`WEBVTT of ${key}`]),
    };
    const previews = {
      open: async (order: PreviewOrder) => {
        this.ordered.push(order);
        return { contentType: 'video/mp4', stream: new PassThrough().end('x'), stop: () => undefined };
      },
    };
    const parts = { accesses, consultations, cases, things, vault, previews, commands, clock };
    this.asking = new AskAccess(parts);
    this.fetching = new FetchAccess(parts);
    this.looking = new LookAtPoster(parts);
    this.shares = new Shares(parts);
    this.listing = new ListCustody(parts);
    this.requesting = new RequestConsultation(parts);
    this.deciding = new DecideConsultation(parts);
  }

  command<T>(work: () => Promise<T>, who: Caller = people.chen): Promise<T> {
    const actor = { id: who.subject, name: who.name };
    return asCommand({ key: `custody-${++this.#count}`, actor }, work);
  }

  ask(who: Caller, asked: Partial<Asked> = {}, thing = film): Promise<string> {
    const id = derivedId('access', String(++this.#count));
    const kind = thing === paper ? 'document' : 'recording';
    const given = { way: 'play' as const, purpose: 'case-handling' as const, ...asked };
    return this.command(() => this.asking.execute({ ...given, id, kind, thing, who }), who).then(() => id);
  }

  consult(who: Caller, days = 3): Promise<string> {
    const id = derivedId('consultation', String(++this.#count));
    const until = new Date(this.now.getTime() + days * 86_400_000).toISOString();
    const asked = { id, matter: matterId, purpose: 'file-review', reason: '年度案卷评查', until, who };
    return this.command(() => this.requesting.execute(asked), who).then(() => id);
  }

  decide(id: string, verdict: 'approved' | 'refused' | 'revoked', who: Caller) {
    return this.command(() => this.deciding.execute({ id, verdict, note: '按规定', who }), who);
  }

  said(): string[] {
    return this.accesses.events.map(({ type }) => type.split('.').slice(3, 5).join('.'));
  }
}
