/** A consumer in a process of its own; writes each delivery to standard output and never ends the first. */
import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EventStrategy, OnEvent, type CloudEvent } from '../src/index.ts';

const [url = '', service = '', exchange = ''] = process.argv.slice(2);

@Controller()
class Consumer {
  @OnEvent('#')
  on(event: CloudEvent): Promise<void> {
    process.stdout.write(`${event.id}\n`);
    return new Promise(() => undefined);
  }
}

@Module({ controllers: [Consumer] })
class AppModule {}

const strategy = new EventStrategy({ broker: url, service, exchange, ladder: [150, 300] });
const app = await NestFactory.createMicroservice(AppModule, { strategy, logger: false });
await app.listen();
