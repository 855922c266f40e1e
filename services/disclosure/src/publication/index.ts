import type { Provider, Type } from '@nestjs/common';
import type { House } from '@sanzhi/service';
import { DecisionIssuedConsumer } from './adapters/decision-issued.consumer.ts';
import { ErasureConsumer } from './adapters/erasure.consumer.ts';
import { MongoPublications } from './adapters/mongo-publications.ts';
import { PublicController } from './adapters/public.controller.ts';
import { PublicationController } from './adapters/publication.controller.ts';
import { Today } from './adapters/today.ts';
import {
  PreparePublication,
  ReleasePublication,
  ReturnPublication,
  WithdrawPublication,
} from './application/change-publication.ts';
import { ErasePublication } from './application/erase-publication.ts';
import { PlanPublication } from './application/plan-publication.ts';
import type { Bodies } from './application/ports.ts';

export const publicationControllers: Type[] = [
  PublicationController,
  PublicController,
  DecisionIssuedConsumer,
  ErasureConsumer,
];

export const publicationProviders = (house: House, bodies: Bodies): Provider[] => {
  const publications = new MongoPublications(
    house.store('publications', [{ 'state.state': 1, createdAt: -1, _id: -1 }]),
  );
  const changes = [PreparePublication, ReleasePublication, ReturnPublication, WithdrawPublication];
  return [
    { provide: MongoPublications, useValue: publications },
    { provide: Today, useValue: new Today(house.clock) },
    { provide: ErasePublication, useValue: new ErasePublication(publications, house.clock) },
    { provide: PlanPublication, useValue: new PlanPublication(publications, bodies) },
    ...changes.map((Change) => ({ provide: Change, useValue: new Change(publications, house.clock) })),
  ];
};
