import { Controller, Get, Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { openApiDocument, operationsApi, type Route } from '@sanzhi/contracts';
import { Allow } from '@sanzhi/identity';
import { LoggingModule, MetricsModule } from '@sanzhi/telemetry';
import { CHECKS, healthController, type Checks } from './health.ts';
import { OPERATIONS, operationsController, type Operations } from './operations.ts';
import { ProblemFilter } from './problem-filter.ts';
import { RouteInterceptor } from './route-interceptor.ts';

export interface PlatformOptions {
  service: string;
  logLevel: string;
  /** The routes of the service, for its OpenAPI document. */
  api?: Record<string, Route>;
  imports?: DynamicModule['imports'];
  inject?: unknown[];
  /** Made from what `inject` names, in that order. */
  checks: (...parts: never[]) => Checks;
  operations?: (...parts: never[]) => Operations;
}

const openApiController = (service: string, api: Record<string, Route>): Type => {
  const document = openApiDocument(service, { ...api, ...operationsApi });
  @Controller(`api/${service}`)
  class OpenApiController {
    @Get('openapi.json')
    @Allow('public')
    show() {
      return document;
    }
  }
  return OpenApiController;
};

/** What every service has: logs, metrics, health, problems, checked routes, its OpenAPI document. */
@Module({})
export class PlatformModule {
  static forRoot({
    service,
    logLevel,
    api,
    imports = [],
    inject = [],
    checks,
    operations,
  }: PlatformOptions): DynamicModule {
    const providers: Provider[] = [
      { provide: APP_FILTER, useClass: ProblemFilter },
      { provide: APP_INTERCEPTOR, useClass: RouteInterceptor },
      { provide: CHECKS, useFactory: checks as never, inject: inject as never },
    ];
    const controllers: Type[] = [healthController()];
    if (api) controllers.push(openApiController(service, api));
    if (operations) {
      controllers.push(operationsController(service));
      providers.push({ provide: OPERATIONS, useFactory: operations as never, inject: inject as never });
    }
    return {
      module: PlatformModule,
      imports: [
        LoggingModule.forRoot({ service, level: logLevel }),
        MetricsModule.forRoot({ service, decorators: [Allow('public')] }),
        TerminusModule.forRoot({ logger: false }),
        ...imports,
      ],
      controllers,
      providers,
    };
  }
}
