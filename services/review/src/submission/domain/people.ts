import type { Person } from '@sanzhi/contracts';
import { samePerson } from '@sanzhi/statute';

/** Someone who acts in the review, as the token names them. */
export interface Acting {
  subject: string;
  name: string;
  certificate?: string | undefined;
  unit?: string | undefined;
  roles: readonly string[];
}

type Identity = Pick<Person, 'subject' | 'certificate'>;

export const isAmong = (people: readonly Identity[], one: Identity): boolean =>
  people.some((person) => samePerson(person, one));

/** Nobody is ever taken out; what is newly known of a person (the subject behind a certificate) is added. */
export const withPeople = (known: readonly Person[], more: readonly Person[]): Person[] =>
  more.reduce<Person[]>(
    (people, person) => {
      const at = people.findIndex((one) => samePerson(one, person) && compatible(one, person));
      const found = people[at];
      return found ? people.with(at, { ...person, ...found }) : [...people, person];
    },
    [...known],
  );

const compatible = (a: Identity, b: Identity): boolean =>
  (['subject', 'certificate'] as const).every(
    (key) => a[key] === undefined || b[key] === undefined || a[key] === b[key],
  );

export const personOf = ({ subject, name, certificate }: Acting): Person => ({
  subject,
  name,
  ...(certificate === undefined ? {} : { certificate }),
});
