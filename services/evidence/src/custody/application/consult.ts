import type { Clock, Kept, Page, PageRequest, Receipt } from '@sanzhi/kernel';
import type { Caller } from '../domain/access.ts';
import {
  decideConsultation,
  requestConsultation,
  revokeConsultation,
  type Consultation,
  type ConsultationState,
} from '../domain/consultation.ts';
import { assertMayDecide } from '../domain/permit.ts';
import { consultationOf } from './known.ts';
import type { Cases, Consultations } from './ports.ts';

interface Parts {
  consultations: Consultations;
  cases: Cases;
  clock: Clock;
}

/** 申请调阅 */
export class RequestConsultation {
  readonly #parts: Parts;
  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async execute(input: {
    id: string;
    matter: string;
    purpose: string;
    reason: string;
    until: string;
    who: Caller;
  }): Promise<Receipt> {
    const { consultations, cases, clock } = this.#parts;
    const { who, ...given } = input;
    await consultations.get(given.id);
    await cases.partIn(given.matter, who);
    return consultations.add(requestConsultation(given, { who, now: clock.now() }));
  }
}

/** 批准、不予批准、收回调阅: by another person than the one who asked. */
export class DecideConsultation {
  readonly #parts: Parts;
  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async execute(input: {
    id: string;
    verdict: 'approved' | 'refused' | 'revoked';
    note: string;
    who: Caller;
  }): Promise<Receipt> {
    const { consultations, cases, clock } = this.#parts;
    const { id, verdict, note, who } = input;
    const kept = await consultationOf(consultations, id, who);
    const at = { who, now: clock.now() };
    const change =
      verdict === 'revoked'
        ? revokeConsultation(kept.state, note, at)
        : decideConsultation(kept.state, verdict, note, at);
    assertMayDecide(who, await cases.partIn(kept.state.matter, who));
    return consultations.save(kept, change);
  }
}

const seesAll = ['archivist', 'unit-head', 'agency-leader'];

export class ListConsultations {
  readonly #consultations: Consultations;
  constructor(consultations: Consultations) {
    this.#consultations = consultations;
  }

  /** Those who decide see all of the agency; everyone else their own. */
  execute(
    input: { state?: ConsultationState | undefined; matter?: string | undefined; who: Caller } & PageRequest,
  ): Promise<Page<Kept<Consultation>>> {
    const { state, matter, who, after, limit } = input;
    const all = who.roles.some((role) => seesAll.includes(role));
    return this.#consultations.page(
      { agency: who.agency, state, matter, requestedBy: all ? undefined : who.subject },
      { after, limit },
    );
  }
}
