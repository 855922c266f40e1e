import 'reflect-metadata';
import { baseConfig, configOrExit } from '@sanzhi/config';
import { serve } from '@sanzhi/http';
import { EventStrategy } from '@sanzhi/messaging';
import { AppModule } from './app.module.ts';

const config = configOrExit(baseConfig);
await serve({
  module: await AppModule.forRoot(config),
  host: config.HOST,
  port: config.PORT,
  strategy: (app) => app.get(EventStrategy),
});
