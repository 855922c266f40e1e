import type { Clock, Receipt } from '@sanzhi/kernel';
import { documentNumber } from '@sanzhi/statute';
import { beginNumbering, finishNumbering } from '../domain/issue.ts';
import type { Caller, Matter, NumberedKind, Numbering } from '../domain/matter.ts';
import { caseFileOf } from './case-file.ts';
import { refused } from '../domain/refusals.ts';
import { changeOnEvent, matterOf } from './change-matter.ts';
import type {
  Clearances,
  Commands,
  DocumentOrder,
  Documents,
  MadeDocument,
  Matters,
  Numbers,
  OpenNumber,
  Register,
} from './ports.ts';

export interface IssueParts {
  matters: Matters;
  register: Register;
  clearances: Clearances;
  numbers: Numbers;
  documents: Documents;
  commands: Commands;
  clock: Clock;
  /** Told when a number that was asked for could not be given yet; it will be tried again. */
  delayed: (matter: string, error: unknown) => void;
}

/**
 * Law 1: the one command that gives numbers. Four steps, each safe to repeat: the intent is frozen in the matter, the
 * number is claimed for the intent, the document is made under the intent's id, the matter takes both. Whoever is
 * killed in between leaves a matter in `numbering`, which `finish` brings to its end.
 */
export class IssueNumbered {
  readonly #parts: IssueParts;
  constructor(parts: IssueParts) {
    this.#parts = parts;
  }

  /** Once the intent is saved it is answered for, even if the rest must wait for a store that is down. */
  async execute(input: {
    id: string;
    kind: NumberedKind;
    fields: Record<string, unknown>;
    otherPersons?: readonly string[];
    who: Caller;
  }): Promise<Receipt> {
    const { matters, register, clearances, documents, clock, delayed } = this.#parts;
    const { id, who, kind, fields, otherPersons = [] } = input;
    const kept = await matterOf(matters, id, who.agency);
    const [officers, body, claims] = await Promise.all([
      register.officers(kept.state.officers.map(({ certificate }) => certificate)),
      register.body(kept.agency),
      kept.state.clearance && clearances.claimsOf(kept.state.clearance.token),
    ]);
    if (!body) throw bodyUnknown();
    const request = { kind, fields, otherPersons, agencyShort: body.short, register: officers, claims };
    const matter = beginNumbering(kept.state, request, { now: clock.now(), who });
    await documents.check(orderOf(matter, undefined));
    const begun = await matters.save(kept, { matter, facts: [] });
    const { intent, by } = matter.numbering ?? {};
    if (intent === undefined || by === undefined) return begun;
    try {
      return (await this.finish({ matter: id, intent, by })) ?? begun;
    } catch (error) {
      delayed(id, error);
      return begun;
    }
  }

  /** Brings a number that was asked for to its end; undefined when somebody else has. */
  finish({ matter, intent, by }: OpenNumber): Promise<Receipt | undefined> {
    const { matters, commands, clock } = this.#parts;
    return commands.once(`finish:${intent}`, by, async () => {
      const open = (await matters.get(matter))?.state;
      if (open?.numbering?.intent !== intent) return undefined;
      const number = await this.#number(open.agency, open.numbering);
      const document = await this.#document(open, open.numbering, number);
      return changeOnEvent(matters, matter, (state) =>
        state.numbering?.intent === intent
          ? finishNumbering(state, { number, ...document }, clock.now())
          : { matter: state, facts: [] },
      );
    });
  }

  /** For the start and the timer: finishes what a kill or an outage has left open. */
  async sweep(): Promise<number> {
    const open = await this.#parts.matters.numbering();
    for (const one of open) await this.finish(one).catch((error) => this.#parts.delayed(one.matter, error));
    return open.length;
  }

  async #number(agency: string, numbering: Numbering): Promise<string> {
    const { intent, agencyShort, kindShort, on } = numbering;
    const year = Number(on.slice(0, 4));
    const serial = await this.#parts.numbers.claim({ agency, kindShort, year }, intent);
    return documentNumber({ agencyShort, kindShort, year, serial });
  }

  async #document(matter: Matter, { intent, by }: Numbering, number: string): Promise<MadeDocument> {
    const { commands, documents } = this.#parts;
    const order = orderOf(matter, number);
    return (await commands.once(`make:${intent}`, by, () => documents.make(order))) ?? documents.make(order);
  }
}

const bodyUnknown = () =>
  refused(
    'issue.body-unknown',
    '本机关尚未登记为执法主体，没有发文字号',
    'The agency is not in the register of bodies',
  );

/** The same order each time: everything in it was frozen with the intent. */
const orderOf = (matter: Matter, number: string | undefined): DocumentOrder => {
  const { numbering } = matter;
  if (!numbering) throw new Error('no number was asked for');
  const { document, form, on, at, fields, by } = numbering;
  return {
    id: document,
    matter: caseFileOf(matter, new Date(at)),
    form,
    ...(number === undefined ? {} : { number }),
    on,
    fields,
    by,
  };
};
