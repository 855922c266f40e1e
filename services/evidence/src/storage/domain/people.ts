import type { Person } from '@sanzhi/contracts';
import { DomainError } from '@sanzhi/kernel';
import { samePerson } from '@sanzhi/statute';

export interface Caller {
  subject: string;
  name: string;
  agency: string;
  certificate?: string | undefined;
  roles: readonly string[];
}
export interface At {
  who: Caller;
  now: Date;
}
export interface Decision {
  by: Person;
  at: string;
  note: string;
}

export const personOf = ({
  subject,
  name,
  certificate,
}: Pick<Caller, 'subject' | 'name' | 'certificate'>): Person =>
  certificate === undefined ? { subject, name } : { subject, name, certificate };

export const refused = (code: string, zh: string, en: string, basis?: string): DomainError =>
  new DomainError(`storage.${code}`, { zh, en }, basis === undefined ? {} : { basis });

/** Two people, never one (law 7). */
export const assertOther = (first: Person, who: Caller, zh: string, en: string): void => {
  if (samePerson(first, who))
    throw new DomainError(
      'storage.own-request',
      { zh, en },
      { kind: 'forbidden', basis: '行政处罚法第四十三条' },
    );
};
