import type { Clock } from '@sanzhi/kernel';
import { today } from '../domain/drafting.ts';
import { erasePersonalData } from '../domain/erase.ts';
import { publicationOf } from './plan-publication.ts';
import type { Publications } from './ports.ts';

/** Disclosure's part of erasing the personal data of a matter; a matter without decision has nothing here. */
export class ErasePublication {
  constructor(
    private readonly publications: Publications,
    private readonly clock: Clock,
  ) {}

  async execute({ matter, agency }: { matter: string; agency: string }): Promise<void> {
    const known = await this.publications.get(publicationOf(matter));
    if (known?.agency !== agency) return;
    const state = erasePersonalData(known.state, today(this.clock.now()));
    await this.publications.save(known, { state, facts: [] });
  }
}
