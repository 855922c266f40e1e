import { erasePersonalData } from '../domain/erase.ts';
import { changeMatter } from './change-matter.ts';
import type { Matters } from './ports.ts';

/** The matter's part of erasing personal data; who decided it is the room `storage`'s to say. */
export class EraseParty {
  readonly #matters: Matters;
  constructor(matters: Matters) {
    this.#matters = matters;
  }

  async erase({ matter: id, agency }: { matter: string; agency: string }): Promise<void> {
    await changeMatter(this.#matters, { id, agency }, (matter) => ({
      matter: erasePersonalData(matter),
      facts: [],
    }));
  }
}
