import type { Person } from '@sanzhi/contracts';
import { samePerson } from '@sanzhi/statute';
import { refused } from './people.ts';
import type { NamedThing } from './thing.ts';

interface HoldSaid {
  fact: 'hold-placed' | 'hold-lifted';
  by: Person;
  hold: string;
}
/** What the ledger proves that somebody said; nothing that is sealed is let go on any other word (laws 2 and 7). */
export type Said =
  | HoldSaid
  | { fact: 'proposed'; by: Person; things: readonly Pick<NamedThing, 'thing' | 'sha256'>[] }
  | { fact: 'approved' | 'other'; by: Person };

const holds = (said: readonly Said[], fact: HoldSaid['fact']): HoldSaid[] =>
  said.filter((one): one is HoldSaid => one.fact === fact);

/** Every hold that was placed was lifted by another person. */
export const assertLifted = (said: readonly Said[]): void => {
  const placed = holds(said, 'hold-placed');
  const lifted = holds(said, 'hold-lifted');
  const free = placed.every(({ hold, by }) =>
    lifted.some((one) => one.hold === hold && !samePerson(one.by, by)),
  );
  if (placed.length === 0 || !free)
    throw refused(
      'unproven',
      '账本不能证明该冻结已由设置人以外的人解除，继续冻结',
      'The ledger does not prove that another person lifted the hold; it stays',
    );
};

/** This very thing was proposed by one person, and another agreed. */
export const assertAgreed = (said: readonly Said[], { thing, sha256 }: NamedThing): void => {
  const proposed = said.find(
    (one) =>
      one.fact === 'proposed' && one.things.some((item) => item.thing === thing && item.sha256 === sha256),
  );
  const agreed = said.some(
    (one) => one.fact === 'approved' && proposed !== undefined && !samePerson(one.by, proposed.by),
  );
  if (!agreed)
    throw refused(
      'unproven',
      '账本不能证明该件已由两人提出并批准销毁，不予销毁',
      'The ledger does not prove that two people agreed to its disposal; it stays',
    );
};
