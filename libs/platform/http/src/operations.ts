import { Controller, Inject, type Type } from '@nestjs/common';
import { operationsApi, type InputOf, type ReplyOf } from '@sanzhi/contracts';
import { Input, Route } from './route.ts';

export const OPERATIONS = Symbol('operations');

/** What the operator may see and do about stuck messages. */
export interface Operations {
  parked(): Promise<ReplyOf<typeof operationsApi.parked>['queues']>;
  replay(queue: string, message?: string): Promise<number>;
}

export const operationsController = (service: string): Type => {
  @Controller(`api/${service}/v1`)
  class OperationsController {
    constructor(@Inject(OPERATIONS) readonly operations: Operations) {}

    @Route(operationsApi.parked)
    async parked() {
      return { queues: await this.operations.parked() };
    }

    @Route(operationsApi.replay)
    async replay(@Input() { queue, message }: InputOf<typeof operationsApi.replay>) {
      return { replayed: await this.operations.replay(queue, message) };
    }
  }
  return OperationsController;
};
