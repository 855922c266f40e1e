import { applyDecorators, Controller, Get, Header, Inject, Module, type DynamicModule } from '@nestjs/common';
import { Registry } from 'prom-client';
import { Metrics } from './metrics.ts';

export interface MetricsOptions {
  service: string;
  /** What the house puts on a route that needs no token. */
  decorators?: MethodDecorator[];
}

/** `GET /metrics` in the Prometheus text format. `Metrics` is for every module to inject. */
@Module({})
export class MetricsModule {
  static forRoot({ service, decorators = [] }: MetricsOptions): DynamicModule {
    @Controller('metrics')
    class MetricsController {
      constructor(@Inject(Metrics) readonly metrics: Metrics) {}
      @Get()
      @Header('content-type', Registry.PROMETHEUS_CONTENT_TYPE)
      @Header('cache-control', 'no-store')
      @applyDecorators(...decorators)
      show(): Promise<string> {
        return this.metrics.registry.metrics();
      }
    }
    return {
      module: MetricsModule,
      global: true,
      controllers: [MetricsController],
      providers: [{ provide: Metrics, useFactory: () => new Metrics(service, { process: true }) }],
      exports: [Metrics],
    };
  }
}
