import { derivedId, type Clock } from '@sanzhi/kernel';
import { civilDateOf, procedures, stateOf } from '@sanzhi/statute';
import type { FiledDocument, Matter, Person } from '../domain/matter.ts';
import {
  hearAcceptance,
  hearClearance,
  hearLapse,
  hearOpinion,
  hearRelease,
  hearSupplementRequest,
} from '../domain/review.ts';
import { caseFileOf } from './case-file.ts';
import { changeOnEvent } from './change-matter.ts';
import type { Clearances, Commands, Documents, Matters, Register } from './ports.ts';
import { reviewFields, reviewForm, type GivenOpinion } from './review-form.ts';

interface Parts {
  matters: Matters;
  documents: Documents;
  clearances: Clearances;
  register: Register;
  commands: Commands;
  clock: Clock;
}

/** What review says, taken into the matter. */
export class HearReview {
  readonly #parts: Parts;
  constructor(parts: Parts) {
    this.#parts = parts;
  }

  opinion(matter: string, given: GivenOpinion): Promise<unknown> {
    const { matters, clock } = this.#parts;
    const now = clock.now();
    return changeOnEvent(matters, matter, async (state) =>
      hearOpinion(state, given, await this.#form(state, given, now), now),
    );
  }

  accepted(matter: string, reviewer: Person): Promise<unknown> {
    return changeOnEvent(this.#parts.matters, matter, (state) => ({
      matter: hearAcceptance(state, reviewer),
      facts: [],
    }));
  }

  released(matter: string, reviewer: Person): Promise<unknown> {
    return changeOnEvent(this.#parts.matters, matter, (state) => ({
      matter: hearRelease(state, reviewer),
      facts: [],
    }));
  }

  supplementRequested(matter: string): Promise<unknown> {
    return changeOnEvent(this.#parts.matters, matter, (state) => ({
      matter: hearSupplementRequest(state),
      facts: [],
    }));
  }

  async cleared(matter: string, clearance: { token: string; round: number }, by: Person): Promise<unknown> {
    const { matters, clearances, clock } = this.#parts;
    const claims = await clearances.claimsOf(clearance.token);
    return changeOnEvent(matters, matter, (state) =>
      hearClearance(state, clearance, claims, { now: clock.now(), by }),
    );
  }

  lapsed(matter: string, digest: string): Promise<unknown> {
    return changeOnEvent(this.#parts.matters, matter, (state) => ({
      matter: hearLapse(state, digest),
      facts: [],
    }));
  }

  /** 案件审核/法制审核表, where the state takes one. */
  async #form(matter: Matter, given: GivenOpinion, now: Date): Promise<FiledDocument | undefined> {
    const { documents, register, commands } = this.#parts;
    if (!stateOf(procedures[matter.kind], matter.state).forms.includes(reviewForm)) return undefined;
    const [officer] = await register.officers(matter.officers.map(({ certificate }) => certificate));
    const id = derivedId('review-form', matter.id, given.event);
    const order = {
      id,
      matter: caseFileOf(matter, now),
      form: reviewForm,
      on: civilDateOf(now),
      fields: reviewFields(matter, given, officer?.unit ?? ''),
      by: given.reviewer,
    };
    const made =
      (await commands.once(`review-form:${id}`, given.reviewer, () => documents.make(order))) ??
      (await documents.make(order));
    const { title, sha256 } = made;
    return { id, form: reviewForm, title, stage: matter.state, sha256, at: now.toISOString() };
  }
}
