import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { Controller, Get, Logger as NestLogger, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger, LoggingModule } from './logging.ts';
import { Metrics, timed } from './metrics.ts';
import { MetricsModule } from './metrics-module.ts';

const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
const lines: Record<string, unknown>[] = [];
/** A line is written when the answer has gone. */
const written = async (msg: string): Promise<void> => {
  while (!lines.some((line) => line['msg'] === msg)) await new Promise(setImmediate);
};

@Controller('thing')
class ThingController {
  @Get()
  async show(): Promise<string> {
    await new Promise(setImmediate);
    new NestLogger('Thing').log(
      { headers: { authorization: 'Bearer s3cret', cookie: 'sid=s3cret' } },
      'seen',
    );
    return 'ok';
  }
}

@Module({
  imports: [
    LoggingModule.forRoot({
      service: 'sample',
      destination: { write: (line: string) => lines.push(JSON.parse(line) as Record<string, unknown>) },
    }),
    MetricsModule.forRoot({ service: 'sample' }),
  ],
  controllers: [ThingController],
})
class AppModule {}

describe('an application with logging and metrics', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter(), {
      logger: false,
    });
    app.useLogger(app.get(Logger));
    await app.listen(0, '127.0.0.1');
  });
  afterAll(() => app.close());

  it('puts the caller’s trace in every line of the request and no secret in any', async () => {
    lines.length = 0;
    const reply = await fetch(`${await app.getUrl()}/thing?name=%E5%BC%A0%E4%B8%89`, {
      headers: {
        traceparent: `00-${trace}-00f067aa0ba902b7-01`,
        authorization: 'Bearer s3cret',
        cookie: 's3cret',
      },
    });
    expect(reply.status).toBe(200);
    await written('request completed');
    expect(lines.map((line) => line['msg'])).toContain('seen');
    expect(lines.map((line) => line['traceId'])).toEqual(lines.map(() => trace));
    expect(lines.at(-1)).toMatchObject({ service: 'sample', level: 'info', req: { path: '/thing' } });
    expect(JSON.stringify(lines)).not.toContain('s3cret');
    expect(JSON.stringify(lines)).not.toContain('name=');
    expect(JSON.stringify(lines)).toContain('[redacted]');
  });

  it('keeps the secret of a token in an address to itself, also of an address that is not there', async () => {
    lines.length = 0;
    const secret = randomBytes(32).toString('base64url');
    await fetch(`${await app.getUrl()}/shares/018f.${secret}?recipient=x`);
    await written('request completed');
    expect(JSON.stringify(lines)).toContain('/shares/018f.[redacted]');
    expect(JSON.stringify(lines)).not.toContain(secret);
  });

  it('shows its meters, and logs no line for that', async () => {
    const metrics = app.get(Metrics);
    const took = metrics.histogram('work_seconds', 'how long work takes', ['kind']);
    await expect(timed(took, { kind: 'bad' }, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    lines.length = 0;
    const reply = await fetch(`${await app.getUrl()}/metrics`);
    expect(reply.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(await reply.text()).toContain('work_seconds_count{service="sample",kind="bad"} 1');
    expect(lines).toEqual([]);
  });

  it('gives the same meter for the same name', () => {
    const metrics = new Metrics('other');
    expect(metrics.counter('a_total', 'a')).toBe(metrics.counter('a_total', 'a'));
  });
});
