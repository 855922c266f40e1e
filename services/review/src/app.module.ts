import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { reviewApi } from '@sanzhi/contracts';
import { House } from '@sanzhi/service';
import type { ReviewConfig } from './config.ts';
import { Countersign, GiveOpinion, JoseSigner, KeysController, OpinionController } from './opinion/index.ts';
import { ListReviewers, StoredReviewers, RecordReviewer, ReviewerController } from './reviewer/index.ts';
import {
  Accept,
  DecisionProposedConsumer,
  EraseSubmission,
  ErasureConsumer,
  StoredSubmissions,
  OfficersChangedConsumer,
  ReadSubmissions,
  ReceiveHandlers,
  ReceiveProposal,
  RequestSupplement,
  Submit,
  SubmissionController,
} from './submission/index.ts';

const useCases = ({ house, signer }: { house: House; signer: JoseSigner }): Provider[] => {
  const { clock } = house;
  const byState = { agency: 1, 'state.state': 1, createdAt: -1 } as const;
  const submissions = new StoredSubmissions(house.store('submissions', [byState]));
  const reviewers = new StoredReviewers(house.store('reviewers'));
  return [
    { provide: ReceiveProposal, useValue: new ReceiveProposal(submissions) },
    { provide: ReceiveHandlers, useValue: new ReceiveHandlers(submissions) },
    { provide: EraseSubmission, useValue: new EraseSubmission(submissions) },
    { provide: ReadSubmissions, useValue: new ReadSubmissions(submissions, clock) },
    { provide: Submit, useValue: new Submit(submissions, clock) },
    { provide: Accept, useValue: new Accept(submissions, reviewers, clock) },
    { provide: RequestSupplement, useValue: new RequestSupplement(submissions, clock) },
    { provide: GiveOpinion, useValue: new GiveOpinion(submissions, clock) },
    { provide: Countersign, useValue: new Countersign(submissions, reviewers, signer, clock) },
    { provide: RecordReviewer, useValue: new RecordReviewer(reviewers) },
    { provide: ListReviewers, useValue: new ListReviewers(reviewers) },
    { provide: JoseSigner, useValue: signer },
  ];
};

/** Composition root of review: what is real, and who gets it. */
@Module({})
export class AppModule {
  static async open(config: ReviewConfig): Promise<DynamicModule> {
    const signer = await JoseSigner.open(config.CLEARANCE_KEY_FILE);
    const house = await House.open('review', config);
    const providers = useCases({ house, signer });
    return {
      module: AppModule,
      imports: await house.imports(reviewApi),
      controllers: [
        SubmissionController,
        OpinionController,
        ReviewerController,
        KeysController,
        DecisionProposedConsumer,
        OfficersChangedConsumer,
        ErasureConsumer,
      ],
      providers,
    };
  }
}
