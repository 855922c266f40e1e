import { Inject, Injectable } from '@nestjs/common';
import { Sweeper } from '@sanzhi/service';
import { AssignItem } from '../application/assign-item.ts';

/** Files that a kill or an outage has left on their way into a matter. */
@Injectable()
export class AssignmentSweeper extends Sweeper {
  constructor(@Inject(AssignItem) readonly assigning: AssignItem) {
    super();
  }

  protected sweep(): Promise<unknown> {
    return this.assigning.sweep();
  }
}
