import { Controller, Inject } from '@nestjs/common';
import { reviewApi, type InputOf } from '@sanzhi/contracts';
import { Input, Route } from '@sanzhi/http';
import { Who, type Principal } from '@sanzhi/identity';
import { Accept } from '../application/accept.ts';
import { ReadSubmissions } from '../application/read-submissions.ts';
import { RequestSupplement } from '../application/request-supplement.ts';
import { Submit } from '../application/submit.ts';
import { submissionItem, submissionView } from './submission-view.ts';

@Controller('api/review/v1')
export class SubmissionController {
  constructor(
    @Inject(ReadSubmissions) readonly reading: ReadSubmissions,
    @Inject(Submit) readonly submitting: Submit,
    @Inject(Accept) readonly accepting: Accept,
    @Inject(RequestSupplement) readonly supplementing: RequestSupplement,
  ) {}

  @Route(reviewApi.listSubmissions)
  async list(@Input() input: InputOf<typeof reviewApi.listSubmissions>, @Who() { agency }: Principal) {
    const { on, items, next } = await this.reading.page({ ...input, agency });
    return { items: items.map((kept) => submissionItem(kept, on)), next };
  }

  @Route(reviewApi.getSubmission)
  async get(@Input() { id }: InputOf<typeof reviewApi.getSubmission>, @Who() { agency }: Principal) {
    const { on, kept } = await this.reading.one({ id, agency });
    return submissionView(kept, on);
  }

  @Route(reviewApi.submit)
  submit(@Input() { id, answers }: InputOf<typeof reviewApi.submit>, @Who() who: Principal) {
    return this.submitting.execute({ id, agency: who.agency, by: who, answers });
  }

  @Route(reviewApi.accept)
  accept(@Input() { id }: InputOf<typeof reviewApi.accept>, @Who() who: Principal) {
    return this.accepting.execute({ id, agency: who.agency, by: who });
  }

  @Route(reviewApi.requestSupplement)
  requestSupplement(
    @Input() { id, items, dueOn }: InputOf<typeof reviewApi.requestSupplement>,
    @Who() who: Principal,
  ) {
    return this.supplementing.execute({ id, agency: who.agency, by: who, items, dueOn });
  }
}
