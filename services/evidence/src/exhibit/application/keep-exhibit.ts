import type { Receipt } from '@sanzhi/kernel';
import { confirmDisposal, proposeDisposal } from '../domain/dispose.ts';
import type { Outcome, Way } from '../domain/exhibit.ts';
import { applySeals, breakSeals, move, photograph } from '../domain/keep.ts';
import { approve, decide } from '../domain/preserve.ts';
import { changeExhibit, type Rooms } from './known.ts';
import type { Caller } from './ports.ts';

interface Of {
  id: string;
  who: Caller;
}
interface Shown {
  photos: readonly string[];
}
type Sealing = Of & Shown & { seals: readonly string[]; reason: string; people: readonly string[] };

const handling = ['handler', 'unit-head'];
const keeping = [...handling, 'archivist'];

/** 保管: everything that is done with a thing while it is kept, each a link of its chain. */
export class KeepExhibit {
  readonly #rooms: Rooms;
  constructor(rooms: Rooms) {
    this.#rooms = rooms;
  }

  photograph({ id, who, photos, reason }: Of & Shown & { reason: string }): Promise<Receipt> {
    return changeExhibit(this.#rooms, { id, who, roles: keeping, photos }, (exhibit, now, shown) =>
      photograph(exhibit, { photos: shown, reason }, now),
    );
  }

  seal({ id, who, photos, ...sealing }: Sealing): Promise<Receipt> {
    return changeExhibit(this.#rooms, { id, who, roles: keeping, photos }, (exhibit, now, shown) =>
      applySeals(exhibit, { ...sealing, photos: shown }, now),
    );
  }

  unseal({ id, who, photos, ...sealing }: Sealing): Promise<Receipt> {
    return changeExhibit(this.#rooms, { id, who, roles: keeping, photos }, (exhibit, now, shown) =>
      breakSeals(exhibit, { ...sealing, photos: shown }, now),
    );
  }

  move({
    id,
    who,
    photos,
    ...passage
  }: Of & Shown & { to: string; receiver: string; reason: string }): Promise<Receipt> {
    return changeExhibit(this.#rooms, { id, who, roles: keeping, photos }, (exhibit, now, shown) =>
      move(exhibit, { ...passage, photos: shown }, now),
    );
  }
}

/** 先行登记保存 before the leader, and what becomes of a thing in the end: never by one person alone. */
export class DecideExhibit {
  readonly #rooms: Rooms;
  constructor(rooms: Rooms) {
    this.#rooms = rooms;
  }

  approve({ id, who, ...said }: Of & { approved: boolean; reason: string }): Promise<Receipt> {
    return changeExhibit(this.#rooms, { id, who, roles: ['agency-leader'] }, (exhibit, now) =>
      approve(exhibit, said, now),
    );
  }

  decide({ id, who, ...said }: Of & { outcome: Outcome; reason: string }): Promise<Receipt> {
    return changeExhibit(this.#rooms, { id, who, roles: ['agency-leader'] }, (exhibit, now) =>
      decide(exhibit, said, now),
    );
  }

  propose({ id, who, ...said }: Of & { way: Way; to: string; reason: string }): Promise<Receipt> {
    return changeExhibit(this.#rooms, { id, who, roles: handling }, (exhibit, now) =>
      proposeDisposal(exhibit, said, now),
    );
  }

  confirm({ id, who, photos, people }: Of & Shown & { people: readonly string[] }): Promise<Receipt> {
    const roles = ['unit-head', 'agency-leader', 'archivist'];
    return changeExhibit(this.#rooms, { id, who, roles, photos }, (exhibit, now, shown) =>
      confirmDisposal(exhibit, { people, photos: shown }, now),
    );
  }
}
