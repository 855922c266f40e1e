import { Inject, Injectable } from '@nestjs/common';
import { Sweeper } from '@sanzhi/service';
import { LapsePreservations } from '../application/lapse-preservations.ts';

/** Preservations whose time is over end by themselves (行政处罚法第五十六条). */
@Injectable()
export class PreservationSweeper extends Sweeper {
  constructor(@Inject(LapsePreservations) readonly lapsing: LapsePreservations) {
    super();
  }

  protected sweep(): Promise<unknown> {
    return this.lapsing.execute((id, error) =>
      this.logger.warn(`preservation of ${id} not ended yet, tried again later: ${(error as Error).message}`),
    );
  }
}
