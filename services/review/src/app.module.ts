import { Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';
import { reviewApi } from '@sanzhi/contracts';
import { PlatformModule } from '@sanzhi/http';
import { IdentityModule, KeySource, keysReachable } from '@sanzhi/identity';
import { fileClock, systemClock, type Clock } from '@sanzhi/kernel';
import { BrokerHealth, MessagingModule, type Wrap } from '@sanzhi/messaging';
import { AggregateStore, asCommand, openDatabase, Replayed } from '@sanzhi/persistence';
import { currentTraceparent } from '@sanzhi/telemetry';
import type { Connection } from 'mongoose';
import type { ReviewConfig } from './config.ts';
import { Countersign, GiveOpinion, JoseSigner, KeysController, OpinionController } from './opinion/index.ts';
import {
  ListReviewers,
  MongoReviewers,
  RecordReviewer,
  ReviewerController,
  type ReviewerRecord,
} from './reviewer/index.ts';
import {
  Accept,
  DecisionProposedConsumer,
  MongoSubmissions,
  OfficersChangedConsumer,
  ReadSubmissions,
  ReceiveHandlers,
  ReceiveProposal,
  RequestSupplement,
  Submit,
  SubmissionController,
  type Submission,
} from './submission/index.ts';

const service = 'review';

/** Every handler is one command of the event it answers: its effect carries the event's mark, a repeat has none. */
const inbox: Wrap = async (event, work, { handler }) => {
  try {
    return await asCommand(
      { key: `${handler}:${event.id}`, actor: event.actor ?? { id: `service:${service}`, name: service } },
      work,
    );
  } catch (error) {
    if (error instanceof Replayed) return error.receipt;
    throw error;
  }
};

const useCases = (clock: Clock): FactoryProvider[] => [
  {
    provide: ReceiveProposal,
    useFactory: (submissions: MongoSubmissions) => new ReceiveProposal(submissions),
    inject: [MongoSubmissions],
  },
  {
    provide: ReceiveHandlers,
    useFactory: (submissions: MongoSubmissions) => new ReceiveHandlers(submissions),
    inject: [MongoSubmissions],
  },
  {
    provide: ReadSubmissions,
    useFactory: (submissions: MongoSubmissions) => new ReadSubmissions(submissions, clock),
    inject: [MongoSubmissions],
  },
  {
    provide: Submit,
    useFactory: (submissions: MongoSubmissions) => new Submit(submissions, clock),
    inject: [MongoSubmissions],
  },
  {
    provide: Accept,
    useFactory: (submissions: MongoSubmissions, reviewers: MongoReviewers) =>
      new Accept(submissions, reviewers, clock),
    inject: [MongoSubmissions, MongoReviewers],
  },
  {
    provide: RequestSupplement,
    useFactory: (submissions: MongoSubmissions) => new RequestSupplement(submissions, clock),
    inject: [MongoSubmissions],
  },
  {
    provide: GiveOpinion,
    useFactory: (submissions: MongoSubmissions) => new GiveOpinion(submissions, clock),
    inject: [MongoSubmissions],
  },
  {
    provide: Countersign,
    useFactory: (submissions: MongoSubmissions, reviewers: MongoReviewers, signer: JoseSigner) =>
      new Countersign(submissions, reviewers, signer, clock),
    inject: [MongoSubmissions, MongoReviewers, JoseSigner],
  },
  {
    provide: RecordReviewer,
    useFactory: (reviewers: MongoReviewers) => new RecordReviewer(reviewers),
    inject: [MongoReviewers],
  },
  {
    provide: ListReviewers,
    useFactory: (reviewers: MongoReviewers) => new ListReviewers(reviewers),
    inject: [MongoReviewers],
  },
];

const openStores = async (connection: Connection, clock: Clock) => {
  const context = { service, now: () => clock.now(), traceparent: currentTraceparent };
  const submissions = new AggregateStore<Submission>(connection, 'submissions', context, [
    { agency: 1, 'state.state': 1, createdAt: -1 },
  ]);
  const reviewers = new AggregateStore<ReviewerRecord>(connection, 'reviewers', context);
  await Promise.all([submissions.prepare(), reviewers.prepare()]);
  return { submissions, reviewers };
};

/** Composition root of review: what is real, and who gets it. */
@Module({})
export class AppModule {
  static async forRoot(config: ReviewConfig): Promise<DynamicModule> {
    const clock = config.SANZHI_CLOCK_FILE ? fileClock(config.SANZHI_CLOCK_FILE) : systemClock;
    const signer = await JoseSigner.open(config.CLEARANCE_KEY_FILE);
    const connection = await openDatabase(config.MONGODB_URL.reveal(), config.MONGODB_DATABASE);
    const { submissions, reviewers } = await openStores(connection, clock);
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot({
          service,
          logLevel: config.LOG_LEVEL,
          api: reviewApi,
          inject: [BrokerHealth, KeySource],
          checks: (broker: BrokerHealth, keys: KeySource) => ({
            database: async () => connection.db?.command({ ping: 1 }),
            broker: async () => assertUp(broker),
            identity: keysReachable(keys),
          }),
        }),
        IdentityModule.forRoot({
          keycloakUrl: config.KEYCLOAK_URL,
          issuer: config.KEYCLOAK_ISSUER,
          audience: config.OIDC_AUDIENCE,
        }),
        MessagingModule.forRoot({
          service,
          url: config.AMQP_URL.reveal(),
          sources: [submissions, reviewers],
          wrap: inbox,
          clock,
        }),
      ],
      controllers: [
        SubmissionController,
        OpinionController,
        ReviewerController,
        KeysController,
        DecisionProposedConsumer,
        OfficersChangedConsumer,
      ],
      providers: [
        { provide: MongoSubmissions, useValue: new MongoSubmissions(submissions) },
        { provide: MongoReviewers, useValue: new MongoReviewers(reviewers) },
        { provide: JoseSigner, useValue: signer },
        ...useCases(clock),
      ],
    };
  }
}

const assertUp = (broker: BrokerHealth): void => {
  if (broker.check().broker.status !== 'up') throw new Error('not connected or not consuming');
};
