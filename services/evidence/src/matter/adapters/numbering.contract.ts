import { describe, expect, it } from '@jest/globals';
import { newId } from '@sanzhi/kernel';
import { people } from '../../../test/matter-people.ts';
import { MemoryDocuments, Scene } from '../../../test/matter-scene.ts';
import type { Kept, Matters, Numbers } from '../application/ports.ts';
import type { Change } from '../domain/matter.ts';

export interface Stores {
  matters: Matters;
  numbers: Numbers;
  /** Serials claimed in the series of this agency. */
  serials: (agency: string) => Promise<number[]>;
  /** How often each matter has said that it was decided. */
  decided: (ids: readonly string[]) => Promise<number[]>;
}

const points = ['intent', 'claim', 'claimed', 'make', 'made', 'finish', 'finished'] as const;
type Point = (typeof points)[number];
class Killed extends Error {}

/** The ports of one process that dies at one point, before or after what it does there took effect. */
class Mortal {
  dead = false;
  readonly #at: Point;
  constructor(at: Point) {
    this.#at = at;
  }
  async pass<T>(before: Point, after: Point, work: () => Promise<T>): Promise<T> {
    if (this.dead || this.#at === before) throw this.die();
    const done = await work();
    if (this.#at === after) throw this.die();
    return done;
  }
  die(): Killed {
    this.dead = true;
    return new Killed(this.#at);
  }
  over(stores: Pick<Stores, 'matters' | 'numbers'>, documents: MemoryDocuments) {
    const { matters, numbers } = stores;
    const save = (known: Kept, change: Change) =>
      change.matter.numbering
        ? this.pass('none' as Point, 'intent', () => matters.save(known, change))
        : this.pass('finish', 'finished', () => matters.save(known, change));
    const mortalDocuments = new MemoryDocuments();
    mortalDocuments.make = (order) => this.pass('make', 'made', () => documents.make(order));
    return {
      matters: {
        add: (change) => matters.add(change),
        get: (id) => (this.dead ? Promise.reject(this.die()) : matters.get(id)),
        page: (filter) => matters.page(filter),
        ofOfficer: (certificate, agency) => matters.ofOfficer(certificate, agency),
        numbering: () => matters.numbering(),
        save,
      } satisfies Matters,
      numbers: {
        claim: (series, intent) => this.pass('claim', 'claimed', () => numbers.claim(series, intent)),
      } satisfies Numbers,
      documents: mortalDocuments,
    };
  }
}

/** What the giving of numbers holds to over any stores. */
export const numberingContract = (open: () => Promise<Stores>): void => {
  describe('numbers', () => {
    const ready = async (stores: Stores, agency: string, name: string, documents = new MemoryDocuments()) => {
      const scene = new Scene({ ...stores, documents, agency, name });
      await scene.reach('P16');
      return scene;
    };

    it('one at a time: from 1, one more each, each kind its own series', async () => {
      const stores = await open();
      const agency = newId();
      for (const n of [1, 2, 3]) {
        const scene = await ready(stores, agency, newId());
        await scene.issue('decision');
        const { notice, decision } = await scene.matter();
        expect([notice?.number, decision?.number]).toEqual([
          `新市监罚告〔2026〕${n}号`,
          `新市监处罚〔2026〕${n}号`,
        ]);
      }
    });

    it('a killed process at every point, all at once: no gap, no double, nothing left open', async () => {
      const stores = await open();
      const agency = newId();
      const documents = new MemoryDocuments();
      const scenes = await Promise.all(
        [...points, ...points].map((at, index) =>
          ready(stores, agency, `${newId()} ${index}`, documents).then((scene) => ({ scene, at })),
        ),
      );
      await Promise.allSettled(
        scenes.map(async ({ scene, at }) => {
          const mortal = new Scene({ ...new Mortal(at).over(stores, documents), agency, name: newId() });
          Object.assign(mortal, { id: scene.id, now: scene.now });
          await mortal.issue('decision');
        }),
      );
      const survivors = scenes.map(({ scene }) => scene.issuing);
      await Promise.all(survivors.slice(0, 4).map((issuing) => issuing.sweep()));
      await survivors[0]?.sweep();
      const matters = await Promise.all(scenes.map(({ scene }) => scene.matter()));
      const numbers = matters.map(({ decision }) => decision?.number);
      const expected = scenes.map((_, index) => index + 1);
      expect(matters.filter(({ numbering }) => numbering)).toEqual([]);
      expect([...numbers].sort()).toEqual(expected.map((n) => `新市监处罚〔2026〕${n}号`).sort());
      expect((await stores.serials(`${agency}|处罚`)).sort((a, b) => a - b)).toEqual(expected);
      expect(await stores.decided(scenes.map(({ scene }) => scene.id))).toEqual(scenes.map(() => 1));
      const made = [...documents.made.values()].filter(({ form }) => form === 45);
      expect(made.map(({ number }) => number).sort()).toEqual([...numbers].sort());
    });

    it('the same matter by many at once: one number', async () => {
      const stores = await open();
      const agency = newId();
      const scene = await ready(stores, agency, newId());
      const outcomes = await Promise.allSettled([1, 2, 3, 4, 5].map(() => scene.issue('decision')));
      expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true);
      await scene.issuing.sweep();
      expect((await scene.matter()).decision?.number).toBe('新市监处罚〔2026〕1号');
      expect(await stores.serials(`${agency}|处罚`)).toEqual([1]);
    });

    it('while it waits for a store that is down, what it is for stands still', async () => {
      const stores = await open();
      const documents = new MemoryDocuments();
      const scene = await ready(stores, newId(), newId(), documents);
      documents.failing = new Error('store down');
      await scene.issue('decision');
      expect(scene.delays).toHaveLength(1);
      const refused = { code: 'matter.numbering' };
      await expect(scene.advance('P09', people.leader)).rejects.toMatchObject(refused);
      await expect(scene.propose()).rejects.toMatchObject(refused);
      await expect(scene.changeOfficers(['18110028001', '18110028003'])).rejects.toMatchObject(refused);
      await expect(scene.issue('decision')).rejects.toMatchObject(refused);
      await scene.sealed('service');
      documents.failing = undefined;
      await scene.issuing.sweep();
      expect(await scene.matter()).toMatchObject({
        state: 'P17',
        decision: { number: '新市监处罚〔2026〕1号' },
      });
    });
  });
};
