import {
  publicationPlanned,
  publicationPrepared,
  publicationReleased,
  publicationWithdrawn,
} from '@sanzhi/contracts';
import type { Kept, Page, PageRequest, Receipt } from '@sanzhi/kernel';
import type { AggregateStore, EventDraft } from '@sanzhi/persistence';
import { cite } from '@sanzhi/statute';
import type { Publications } from '../application/ports.ts';
import type { Change, Fact, Publication } from '../domain/publication.ts';

export class MongoPublications implements Publications {
  constructor(private readonly store: AggregateStore<Publication>) {}

  get(id: string): Promise<Kept<Publication> | undefined> {
    return this.store.load(id);
  }

  add(id: string, agency: string, change: Change): Promise<Receipt> {
    return this.store.create(id, agency, change.state, eventsOf(id, change));
  }

  save(known: Kept<Publication>, change: Change): Promise<Receipt> {
    return this.store.save(known, change.state, eventsOf(known.id, change));
  }

  ofAgency(
    agency: string,
    state: string | undefined,
    request: PageRequest,
  ): Promise<Page<Kept<Publication>>> {
    return this.store.page({ agency, ...(state === undefined ? {} : { 'state.state': state }) }, request);
  }

  /** What the public may find today: published, and its display period not over. */
  shown(today: string, q: string | undefined, request: PageRequest): Promise<Page<Kept<Publication>>> {
    const words =
      q === undefined || q === '' ? undefined : new RegExp(q.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const fields = ['party', 'number', 'characterisation'].map((name) => ({
      [`state.draft.${name}`]: words,
    }));
    return this.store.page(
      { 'state.state': 'published', 'state.draft.until': { $gte: today }, ...(words ? { $or: fields } : {}) },
      request,
    );
  }
}

const eventsOf = (id: string, { state, facts }: Change): EventDraft[] =>
  facts.flatMap((fact) => {
    const told = eventOf(id, state, fact);
    return told ? [{ ...told, matter: state.decision.matter }] : [];
  });

const eventOf = (id: string, state: Publication, { fact }: Fact): EventDraft | undefined => {
  const { decision, draft, channels, redactions, editor, approver, withdrawal } = state;
  switch (fact) {
    case 'planned':
      return {
        type: publicationPlanned.type,
        data: {
          decision: decision.document,
          number: decision.number,
          channels: channels.map(({ channel, due, until, basis }) => ({
            channel,
            due,
            until,
            basis: cite(basis),
          })),
        },
      };
    case 'prepared':
      return { type: publicationPrepared.type, data: { editor, redactions: redactions.length } };
    case 'released':
      return {
        type: publicationReleased.type,
        data: { number: decision.number, editor, approver, path: `/decisions/${id}`, until: draft?.until },
      };
    case 'withdrawn':
      return {
        type: publicationWithdrawn.type,
        data: { number: decision.number, ground: withdrawal?.ground, reason: withdrawal?.reason, approver },
      };
    case 'returned':
      return undefined;
  }
};
