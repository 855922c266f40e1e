import { evidenceApi } from '@sanzhi/contracts';
import { procedures } from '@sanzhi/statute';
import { call } from '../api/call.ts';
import { keepMatters } from './device-store.ts';
import type { FieldMatter } from './model.ts';
import { mattersChanged } from './use-matters.ts';

const freshMs = 60_000;
let last = { subject: '', at: 0 };

const isOpen = ({ kind, state }: { kind: keyof typeof procedures; state: string }) =>
  procedures[kind].states[state]?.next.some((arrow) => !arrow.detour) ?? false;

/** The officer's own open matters, with no more of each than is needed to choose it in the field. */
const ownMatters = async (subject: string): Promise<FieldMatter[]> => {
  const found: FieldMatter[] = [];
  let after: string | undefined;
  do {
    const page = await call(evidenceApi.listMatters, { mine: 'true', limit: 100, after });
    for (const matter of page.items.filter(isOpen)) {
      const { id, reference, partyName, kind, state, stateName } = matter;
      const officers = matter.officers.map(({ certificate, name }) => ({ certificate, name }));
      found.push({ id, subject, reference, partyName, kind, state, stateName, officers });
    }
    after = page.next;
  } while (after);
  return found;
};

/** Keeps on the device what choosing a matter without a network needs. */
export const keepFieldData = async (subject: string, now = Date.now()): Promise<void> => {
  if (last.subject === subject && now - last.at < freshMs) return;
  await keepMatters(await ownMatters(subject));
  last = { subject, at: now };
  mattersChanged();
};
