import { Controller, Get, Inject, type Type } from '@nestjs/common';
import { HealthCheckService, HealthIndicatorService, type HealthCheckResult } from '@nestjs/terminus';
import { Allow } from '@sanzhi/identity';

export const CHECKS = Symbol('checks');
/** Each throws, or does not answer in time, when what it looks at is down; a `HealthDetail` that it answers is shown. */
export type Checks = Record<string, () => Promise<unknown>>;

/** What the reader of /health/ready sees of something that is up, but not as it should be. */
export class HealthDetail {
  readonly shown: Record<string, string | number>;
  constructor(shown: Record<string, string | number>) {
    this.shown = shown;
  }
}

const patienceMs = 2000;

const inTime = (work: Promise<unknown>): Promise<unknown> => {
  let timer: NodeJS.Timeout;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patienceMs} ms`)), patienceMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

export const healthController = (): Type => {
  @Controller('health')
  class HealthController {
    constructor(
      @Inject(HealthCheckService) readonly health: HealthCheckService,
      @Inject(HealthIndicatorService) readonly indicators: HealthIndicatorService,
      @Inject(CHECKS) readonly checks: Checks,
    ) {}

    @Get('live')
    @Allow('public')
    live() {
      return { status: 'ok' };
    }

    @Get('ready')
    @Allow('public')
    ready(): Promise<HealthCheckResult> {
      return this.health.check(
        Object.entries(this.checks).map(([name, check]) => async () => {
          const indicator = this.indicators.check(name);
          try {
            const told = await inTime(check());
            return told instanceof HealthDetail ? indicator.up(told.shown) : indicator.up();
          } catch (error) {
            return indicator.down({ reason: (error as Error).name });
          }
        }),
      );
    }
  }
  return HealthController;
};
