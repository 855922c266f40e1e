import { Catch, Controller, Get, Module, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { Allow, IdentityError, IdentityModule, Who, type IdentityOptions, type Principal } from '../index.ts';

@Controller()
class Rooms {
  @Allow('public')
  @Get('public')
  open() {
    return 'open';
  }
  @Allow('any')
  @Get('any')
  any(@Who() who: Principal) {
    return who;
  }
  @Allow(['handler'])
  @Get('handle')
  handle(@Who() who: Principal) {
    return who;
  }
  @Allow(['reviewer', 'review-head'])
  @Get('review')
  review() {
    return 'reviewed';
  }
  @Allow(['system-admin'])
  @Get('administer')
  administer() {
    return 'administered';
  }
  @Allow(['scope:records.read'])
  @Get('records')
  records(@Who() who: Principal) {
    return who;
  }
  @Get('closed')
  closed() {
    return 'must never be seen';
  }
}

@Catch(IdentityError)
class Plain implements ExceptionFilter {
  catch({ status, code, words }: IdentityError, host: ArgumentsHost) {
    return host.switchToHttp().getResponse<FastifyReply>().status(status).send({ code, words });
  }
}

/** A Nest application on Fastify with nothing but the guard and one route for each kind of access. */
export const guardedApp = async (options: IdentityOptions): Promise<NestFastifyApplication> => {
  @Module({ imports: [IdentityModule.forRoot(options)], controllers: [Rooms] })
  class App {}
  const app = await NestFactory.create<NestFastifyApplication>(App, new FastifyAdapter(), { logger: false });
  app.useGlobalFilters(new Plain());
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
};

export interface Answer {
  status: number;
  headers: Record<string, unknown>;
  body: Record<string, unknown> & { code?: string };
}

export const ask = async (app: NestFastifyApplication, path: string, token?: string): Promise<Answer> => {
  const { statusCode, headers, body } = await app.inject({
    url: `/${path}`,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });
  return {
    status: statusCode,
    headers,
    body: body.startsWith('{') ? (JSON.parse(body) as Answer['body']) : { text: body },
  };
};
