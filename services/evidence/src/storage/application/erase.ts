import type { Clock, Kept, Page, PageRequest, Receipt } from '@sanzhi/kernel';
import {
  assertErasable,
  assertLetGo,
  decideErasure,
  erased,
  requestErasure,
  type Erasure,
  type ErasureGround,
} from '../domain/erasure.ts';
import type { Holding } from '../domain/holding.ts';
import type { Caller } from '../domain/people.ts';
import { allOf, each, keepingIdOf, ownOf, paged } from './known.ts';
import type { Cases, Erasures, Holdings, Keepings, LedgerKeys, PersonalData } from './ports.ts';

interface Parts {
  erasures: Erasures;
  holdings: Holdings;
  keepings: Keepings;
  cases: Cases;
  clock: Clock;
  ordered: () => void;
}

const thing = { zh: '个人信息删除申请', en: 'erasure' };

const judge = async (
  { holdings, keepings, clock }: Pick<Parts, 'holdings' | 'keepings' | 'clock'>,
  { matter, agency, ground }: { matter: string; agency: string; ground: ErasureGround },
): Promise<Holding[]> => {
  const all: Holding[] = [];
  for await (const { state } of each(holdings, { agency, matter })) all.push(state);
  const keeping = (await keepings.get(keepingIdOf(matter)))?.state;
  assertErasable(ground, { holdings: all, keeping }, clock.now());
  return all;
};

/** 删除个人信息: asked for by one person, decided by another. */
export class Erase {
  readonly #parts: Parts;
  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async request(input: {
    id: string;
    matter: string;
    ground: ErasureGround;
    basis: string;
    reason: string;
    who: Caller;
  }): Promise<Receipt> {
    const { erasures, cases, clock } = this.#parts;
    const { who, ...given } = input;
    await erasures.get(given.id);
    await cases.read(given.matter, who);
    await judge(this.#parts, { ...given, agency: who.agency });
    return erasures.add(requestErasure(given, { who, now: clock.now() }));
  }

  async decide(input: {
    id: string;
    verdict: 'approved' | 'refused';
    note: string;
    who: Caller;
  }): Promise<Receipt> {
    const { erasures, clock, ordered } = this.#parts;
    const { id, verdict, note, who } = input;
    const kept = await ownOf(erasures, id, who, thing);
    if (verdict === 'approved') await judge(this.#parts, kept.state);
    const receipt = await erasures.save(
      kept,
      decideErasure(kept.state, verdict, note, { who, now: clock.now() }),
    );
    ordered();
    return receipt;
  }

  list({ who, ...paging }: { who: Caller } & PageRequest): Promise<Page<Kept<Erasure>>> {
    return this.#parts.erasures.page(who.agency, paging);
  }
}

interface Rooms {
  erasures: Erasures;
  holdings: Holdings;
  keepings: Keepings;
  ledger: LedgerKeys;
  rooms: readonly PersonalData[];
  clock: Clock;
}

/** The rooms' own documents, then the ledger's key, so that nothing said meanwhile outlives it. Each step may be repeated. */
export class CarryOutErasures {
  readonly #parts: Rooms;
  constructor(parts: Rooms) {
    this.#parts = parts;
  }

  async execute(): Promise<void> {
    const { erasures, ledger, rooms, clock } = this.#parts;
    await allOf(
      paged((paging) => erasures.approved(paging)),
      async (kept) => {
        const { matter, agency } = kept.state;
        assertLetGo(await judge(this.#parts, kept.state));
        for (const room of rooms) await room.erase({ matter, agency });
        await ledger.erase(matter, agency);
        await erasures.save(kept, erased(kept.state, clock.now()));
      },
    );
  }
}
