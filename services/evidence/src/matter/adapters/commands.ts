import { asCommand, Replayed } from '@sanzhi/persistence';
import type { Commands } from '../application/ports.ts';
import type { Person } from '../domain/matter.ts';

const actorOf = ({ subject, certificate, name }: Person) => ({
  id: subject ?? certificate ?? name,
  name,
  ...(certificate === undefined ? {} : { certificate }),
});

/** Commands of their own within a longer one: what they store bears their mark, not the outer one's. */
export const commands: Commands = {
  async once(key, actor, work) {
    try {
      return await asCommand({ key, actor: actorOf(actor) }, work);
    } catch (error) {
      if (error instanceof Replayed) return undefined;
      throw error;
    }
  },
};
