import type { INestApplication, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { CustomTransportStrategy, MicroserviceOptions } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from '@sanzhi/telemetry';

export interface ServeOptions {
  module: Type | object;
  host: string;
  port: number;
  /** Finds the transport among the application's providers. */
  strategy?: (app: INestApplication) => CustomTransportStrategy;
  prepare?: (app: NestFastifyApplication) => Promise<void> | void;
}

const bodyLimitBytes = 2 * 1024 * 1024;

/** Starts the application: HTTP first, so that health can be asked while the broker is still away. */
export const serve = async ({
  module,
  host,
  port,
  strategy,
  prepare,
}: ServeOptions): Promise<NestFastifyApplication> => {
  const app = await NestFactory.create<NestFastifyApplication>(
    module as Type,
    new FastifyAdapter({ bodyLimit: bodyLimitBytes, forceCloseConnections: true }),
    { bufferLogs: true },
  );
  app.useLogger(app.get(Logger));
  app.enableShutdownHooks();
  await prepare?.(app);
  if (strategy) app.connectMicroservice<MicroserviceOptions>({ strategy: strategy(app) });
  await app.listen(port, host);
  if (strategy) await app.startAllMicroservices();
  return app;
};
