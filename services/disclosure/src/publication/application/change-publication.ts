import type { Person } from '@sanzhi/contracts';
import { absent, type Clock, type Receipt } from '@sanzhi/kernel';
import { displayedUntil, draftOf, today } from '../domain/drafting.ts';
import {
  prepare,
  release,
  returnDraft,
  withdraw,
  type Change,
  type Publication,
  type WithdrawalGround,
} from '../domain/publication.ts';
import type { Publications } from './ports.ts';

interface By {
  id: string;
  agency: string;
  by: Person;
}

/** Loads one's own agency's publication, changes it, stores it. */
abstract class ChangePublication {
  constructor(
    private readonly publications: Publications,
    protected readonly clock: Clock,
  ) {}

  protected async change({ id, agency }: By, how: (publication: Publication) => Change): Promise<Receipt> {
    const known = await this.publications.get(id);
    if (known?.agency !== agency) throw absent({ zh: '公示任务', en: 'publication' }, id);
    return this.publications.save(known, how(known.state));
  }
}

export class PreparePublication extends ChangePublication {
  execute(input: By & { redactions: Publication['manual'] }): Promise<Receipt> {
    return this.change(input, (publication) =>
      prepare(
        publication,
        draftOf(input.id, { ...publication, manual: input.redactions }),
        input.redactions,
        input.by,
      ),
    );
  }
}

export class ReleasePublication extends ChangePublication {
  execute(input: By): Promise<Receipt> {
    return this.change(input, (publication) => {
      const on = today(this.clock.now());
      const { draft = draftOf(input.id, publication).draft } = publication;
      return release(publication, { ...draft, until: displayedUntil(publication, on) }, input.by, on);
    });
  }
}

export class ReturnPublication extends ChangePublication {
  execute(input: By & { reason: string }): Promise<Receipt> {
    return this.change(input, (publication) => returnDraft(publication, input.reason, input.by));
  }
}

export class WithdrawPublication extends ChangePublication {
  execute(input: By & { ground: WithdrawalGround; reason: string }): Promise<Receipt> {
    return this.change(input, (publication) => {
      const now = this.clock.now();
      return withdraw(publication, input, input.by, { at: now.toISOString(), on: today(now) });
    });
  }
}
