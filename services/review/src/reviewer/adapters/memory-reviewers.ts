import { DomainError, type Receipt } from '@sanzhi/kernel';
import type { KeptReviewer, ReviewerRecord, Reviewers } from '../application/ports.ts';
import { recorded, reviewerId } from './mongo-reviewers.ts';

/** Keeps the register in memory, for unit tests; held to the same scenarios as the real one. */
export class MemoryReviewers implements Reviewers {
  readonly #kept = new Map<string, KeptReviewer>();
  readonly events: { type: string; data: unknown }[] = [];

  async ofSubject(agency: string, subject: string) {
    return this.#kept.get(reviewerId(agency, subject));
  }
  async add(agency: string, record: ReviewerRecord): Promise<Receipt> {
    const id = reviewerId(agency, record.reviewer.subject);
    if (this.#kept.has(id))
      throw new DomainError('already-exists', { zh: `${id} 已存在`, en: `${id} exists` });
    return this.#put({ id, agency, version: 0, sequence: 0, createdAt: new Date(), state: record }, record);
  }
  async save(known: KeptReviewer, record: ReviewerRecord): Promise<Receipt> {
    if (this.#kept.get(known.id)?.version !== known.version)
      throw new DomainError('version.stale', { zh: '已更新', en: 'stale' }, { kind: 'stale' });
    return this.#put(known, record);
  }
  async ofAgency(agency: string) {
    return [...this.#kept.values()].filter((kept) => kept.agency === agency);
  }
  #put(known: KeptReviewer, state: ReviewerRecord): Receipt {
    const version = known.version + 1;
    const drafts = recorded(state);
    this.events.push(...drafts);
    this.#kept.set(known.id, { ...known, version, sequence: known.sequence + drafts.length, state });
    return { id: known.id, version };
  }
}
