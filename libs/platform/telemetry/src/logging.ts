import { Module, type DynamicModule, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LoggerModule } from 'nestjs-pino';
import { stdTimeFunctions, type DestinationStream } from 'pino';
import type { Options } from 'pino-http';
import { currentTrace } from './trace.ts';
import { TraceMiddleware } from './trace-middleware.ts';

export { Logger } from 'nestjs-pino';

export interface LoggingOptions {
  service: string;
  level?: string;
  /** Where the lines go; standard output when absent. */
  destination?: DestinationStream;
}

const secrets = ['authorization', 'cookie', 'set-cookie', 'password', 'secret', 'token', 'access_token'];
const depths = ['', '*.', '*.*.', '*.*.*.'];
const redact = secrets.flatMap((name) =>
  depths.map((depth) => (name.includes('-') ? `${depth.slice(0, -1)}["${name}"]` : `${depth}${name}`)),
);
/** The default of nestjs-pino, `{/*splat}`, matches nothing on Fastify. */
const everywhere = '{*path}';
const probes = /^\/(health|metrics)\b/;

/** 32 random bytes as base64url behind a dot: what a token in an address ends with. */
const secretInPath = /\.[\w-]{43}(?=\/|$)/g;
/** Without its query, that may hold a presigned signature or a person's name, and without the secret of a token. */
const pathOf = (request: { url?: string | undefined; originalUrl?: string }): string =>
  (request.originalUrl ?? request.url ?? '').split('?', 1)[0]?.replace(secretInPath, '.[redacted]') ?? '';

/** One JSON object a line; the trace of the request or event at hand is in each. */
export const pinoOptions = ({ service, level = 'info' }: LoggingOptions): Options => ({
  level,
  base: { service },
  timestamp: stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  mixin: () => {
    const trace = currentTrace();
    return trace ? { traceId: trace.traceId, spanId: trace.spanId } : {};
  },
  redact: { paths: redact, censor: '[redacted]' },
  serializers: {
    req: (request: { method?: string; url?: string }) => ({ method: request.method, path: pathOf(request) }),
    res: (response: { statusCode?: number }) => ({ status: response.statusCode }),
  },
  quietReqLogger: true,
  autoLogging: { ignore: (request: IncomingMessage) => probes.test(pathOf(request)) },
  customLogLevel: (_request: IncomingMessage, response: ServerResponse, error?: Error) =>
    error || response.statusCode >= 500 ? 'error' : response.statusCode >= 400 ? 'warn' : 'info',
});

/** A module of its own, so that its middleware comes before the logger's. */
@Module({})
class TraceModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(TraceMiddleware).forRoutes(everywhere);
  }
}

@Module({})
export class LoggingModule {
  static forRoot(options: LoggingOptions): DynamicModule {
    const settings = pinoOptions(options);
    const pinoHttp = options.destination
      ? ([settings, options.destination] as [Options, DestinationStream])
      : settings;
    return {
      module: LoggingModule,
      imports: [TraceModule, LoggerModule.forRoot({ pinoHttp, forRoutes: [everywhere] })],
    };
  }
}
