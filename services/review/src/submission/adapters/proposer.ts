import type { Person } from '@sanzhi/contracts';

interface Actor {
  id: string;
  name: string;
  certificate?: string | undefined;
}

/** The person behind an event; a service that acts by itself is nobody. */
export const proposerOf = ({ id, name, certificate }: Actor): Person | undefined =>
  id.startsWith('service:')
    ? undefined
    : { subject: id, name, ...(certificate === undefined ? {} : { certificate }) };
