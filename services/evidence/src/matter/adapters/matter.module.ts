import { Logger, type DynamicModule, type FactoryProvider, type Provider } from '@nestjs/common';
import type { Clock } from '@sanzhi/kernel';
import type { House } from '@sanzhi/service';
import { assertProcedures } from '@sanzhi/statute';
import { AdvanceMatter } from '../application/advance-matter.ts';
import { ChangeOfficers } from '../application/change-officers.ts';
import { EraseParty } from '../application/erase-party.ts';
import { FileMaterial } from '../application/file-material.ts';
import { GrantExemption } from '../application/grant-exemption.ts';
import { HearReview } from '../application/hear-review.ts';
import { IssueNumbered } from '../application/issue.ts';
import { OpenMatter } from '../application/open-matter.ts';
import type { Clearances, Documents, Matters, Numbers, Register } from '../application/ports.ts';
import { Propose } from '../application/propose.ts';
import { ReadMatters } from '../application/read-matters.ts';
import { RecordStatement } from '../application/record-statement.ts';
import type { BodyRecord, Matter, OfficerRecord } from '../domain/matter.ts';
import { commands } from './commands.ts';
import { FileConsumer } from './file.consumer.ts';
import { JoseClearances } from './jose-clearances.ts';
import { MatterQueriesController } from './matter-queries.controller.ts';
import { MattersController } from './matters.controller.ts';
import { matterIndexes, StoredMatters } from './stored-matters.ts';
import { MongoNumbers } from './mongo-numbers.ts';
import { MongoRegister } from './mongo-register.ts';
import { NumberingSweeper } from './numbering.sweeper.ts';
import { RegisterConsumer } from './register.consumer.ts';
import { ReviewConsumer } from './review.consumer.ts';
import { CLOCK, DOCUMENTS, MATTERS, REGISTER } from './tokens.ts';

interface Parts {
  matters: Matters;
  register: Register;
  numbers: Numbers;
  clearances: Clearances;
  clock: Clock;
}

/** The use cases over the parts; those that make documents get them from the feature `document`. */
const useCases = ({ matters, register, numbers, clearances, clock }: Parts): Provider[] => {
  const value = <T extends object>(useCase: T): Provider => ({
    provide: useCase.constructor,
    useValue: useCase,
  });
  const withDocuments = <T>(
    provide: new (...parts: never[]) => T,
    make: (documents: Documents) => T,
  ): FactoryProvider => ({ provide, inject: [DOCUMENTS], useFactory: make });
  const logger = new Logger(IssueNumbered.name);
  const delayed = (matter: string, error: unknown) =>
    logger.error(`number of ${matter} not given yet, tried again later: ${(error as Error).message}`);
  return [
    value(new OpenMatter(matters, register, clock)),
    value(new AdvanceMatter(matters, clock)),
    value(new ChangeOfficers(matters, register, clock)),
    value(new GrantExemption(matters, clock)),
    value(new Propose(matters, clock)),
    value(new RecordStatement(matters, clock)),
    value(new EraseParty(matters)),
    value(new FileMaterial(matters)),
    value(new ReadMatters(matters, register, clock)),
    withDocuments(
      HearReview,
      (documents) => new HearReview({ matters, documents, clearances, register, commands, clock }),
    ),
    withDocuments(
      IssueNumbered,
      (documents) =>
        new IssueNumbered({ matters, register, clearances, numbers, documents, commands, clock, delayed }),
    ),
  ];
};

export class MatterModule {
  /** Refuses to run on a broken procedure table. Expects `DOCUMENTS` from a global module. */
  static async open(house: House, clearanceKeys: string): Promise<DynamicModule> {
    assertProcedures();
    const { clock, connection } = house;
    const matters = new StoredMatters(house.store<Matter>('matters', matterIndexes));
    const numbers = new MongoNumbers(connection);
    await numbers.prepare();
    const register = new MongoRegister(
      house.readModel<OfficerRecord>('known_officers'),
      house.readModel<BodyRecord>('known_bodies'),
    );
    const clearances = await JoseClearances.fromFile(clearanceKeys, () => clock.now());
    return {
      module: MatterModule,
      global: true,
      controllers: [
        MattersController,
        MatterQueriesController,
        RegisterConsumer,
        ReviewConsumer,
        FileConsumer,
      ],
      providers: [
        { provide: MATTERS, useValue: matters },
        { provide: REGISTER, useValue: register },
        { provide: CLOCK, useValue: clock },
        ...useCases({ matters, register, numbers, clearances, clock }),
        NumberingSweeper,
      ],
      exports: [EraseParty, ReadMatters],
    };
  }
}
