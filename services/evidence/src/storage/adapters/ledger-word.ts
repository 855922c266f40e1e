import {
  disposalApproved,
  disposalProposed,
  holdLifted,
  holdPlaced,
  type Envelope,
  type EventOf,
} from '@sanzhi/contracts';
import type { LedgerWord } from '../application/ports.ts';
import { personOf } from '../domain/people.ts';
import type { Said } from '../domain/word.ts';

type Event = Envelope & { data: unknown };

const saidOf = ({ type, actor, data }: Event): Said => {
  const { id: subject, name, certificate } = actor;
  const by = personOf({ subject, name, certificate });
  switch (type) {
    case holdPlaced.type:
      return { fact: 'hold-placed', by, hold: (data as EventOf<typeof holdPlaced>['data']).hold };
    case holdLifted.type:
      return { fact: 'hold-lifted', by, hold: (data as EventOf<typeof holdLifted>['data']).hold };
    case disposalProposed.type:
      return { fact: 'proposed', by, things: (data as EventOf<typeof disposalProposed>['data']).things };
    case disposalApproved.type:
      return { fact: 'approved', by };
    default:
      return { fact: 'other', by };
  }
};

interface Proving {
  execute(of: { subject: string; sequence: number }): Promise<readonly Event[]>;
}

/** Proved entries as this room's facts. */
export class ProvedWord implements LedgerWord {
  readonly #proving: Proving;
  constructor(proving: Proving) {
    this.#proving = proving;
  }

  async of({ id: subject, sequence }: { id: string; sequence: number }): Promise<Said[]> {
    return (await this.#proving.execute({ subject, sequence })).map(saidOf);
  }
}
