import { Controller, Inject } from '@nestjs/common';
import { reviewApi, type InputOf, type ReplyOf } from '@sanzhi/contracts';
import { Input, Route } from '@sanzhi/http';
import { Who, type Principal } from '@sanzhi/identity';
import { ListReviewers } from '../application/list-reviewers.ts';
import { RecordReviewer } from '../application/record-reviewer.ts';

@Controller('api/review/v1')
export class ReviewerController {
  constructor(
    @Inject(RecordReviewer) readonly recording: RecordReviewer,
    @Inject(ListReviewers) readonly listing: ListReviewers,
  ) {}

  @Route(reviewApi.recordReviewer)
  record(@Input() input: InputOf<typeof reviewApi.recordReviewer>, @Who() who: Principal) {
    const { subject, name, certificate, ...rest } = input;
    const reviewer = { subject, name, ...(certificate === undefined ? {} : { certificate }) };
    return this.recording.execute({ agency: who.agency, record: { reviewer, ...rest } });
  }

  @Route(reviewApi.listReviewers)
  async list(@Who() who: Principal): Promise<ReplyOf<typeof reviewApi.listReviewers>> {
    const kept = await this.listing.execute({ agency: who.agency });
    return { items: kept.map(({ id, state }) => ({ id, ...state })) };
  }
}
