import { erasePersonalData } from '../domain/erase.ts';
import type { Submissions } from './ports.ts';

/** The review's part of erasing the personal data of a matter; that it was decided, and by whom, is evidence's to say. */
export class EraseSubmission {
  readonly #submissions: Submissions;
  constructor(submissions: Submissions) {
    this.#submissions = submissions;
  }

  /** A matter that was never reviewed has nothing here. */
  async execute({ matter, agency }: { matter: string; agency: string }): Promise<void> {
    const known = await this.#submissions.ofMatter(matter);
    if (known?.agency === agency)
      await this.#submissions.save(known, { state: erasePersonalData(known.state), facts: [] });
  }
}
