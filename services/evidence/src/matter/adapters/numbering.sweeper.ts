import { Inject, Injectable } from '@nestjs/common';
import { Sweeper } from '@sanzhi/service';
import { IssueNumbered } from '../application/issue.ts';

/** Numbers that a kill or an outage has left half given. */
@Injectable()
export class NumberingSweeper extends Sweeper {
  constructor(@Inject(IssueNumbered) readonly issue: IssueNumbered) {
    super();
  }

  protected sweep(): Promise<unknown> {
    return this.issue.sweep();
  }
}
