import 'reflect-metadata';
import { configOrExit } from '@sanzhi/config';
import { serve } from '@sanzhi/http';
import { EventStrategy } from '@sanzhi/messaging';
import { AppModule } from './app.module.ts';
import { reviewConfig } from './config.ts';

const config = configOrExit(reviewConfig);
await serve({
  module: await AppModule.open(config),
  host: config.HOST,
  port: config.PORT,
  strategy: (app) => app.get(EventStrategy),
});
