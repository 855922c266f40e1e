import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { receipt, type Route } from '@sanzhi/contracts';
import { digestOf, DomainError } from '@sanzhi/kernel';
import { asCommand, Replayed, type Command } from '@sanzhi/persistence';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { callerOf, idempotencyKey, ROUTE } from './route.ts';
import { inputOf } from './validation.ts';

/** Checks what comes in, runs a write as one command, and lets out nothing that the contract does not name. */
@Injectable()
export class RouteInterceptor implements NestInterceptor {
  readonly #reflector = new Reflector();

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const route = this.#reflector.get<Route | undefined>(ROUTE, context.getHandler());
    if (!route) return next.handle();
    return from(this.#run(route, context, () => lastValueFrom(next.handle())));
  }

  async #run(route: Route, context: ExecutionContext, handle: () => Promise<unknown>): Promise<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    request.input = inputOf(route, request);
    const answer =
      (route.reply as unknown) === receipt ? await write(route, request, reply, handle) : await handle();
    if (route.file) return answer;
    const told = route.reply.parse(answer);
    const version = (told as { version?: unknown } | null)?.version;
    if (typeof version === 'number') void reply.header('etag', `"${version}"`);
    return told;
  }
}

const write = async (
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  handle: () => Promise<unknown>,
) => {
  try {
    return await asCommand(commandOf(route, request), handle);
  } catch (error) {
    if (!(error instanceof Replayed)) throw error;
    void reply.header('idempotency-replayed', 'true');
    return error.receipt;
  }
};

const commandOf = (route: Route, request: FastifyRequest): Command => {
  const key = idempotencyKey(request);
  if (key === undefined || !/^[\x21-\x7e]{8,200}$/.test(key))
    throw new DomainError(
      'idempotency.key-missing',
      {
        zh: '写操作须带请求头 Idempotency-Key（8 至 200 个可见 ASCII 字符）',
        en: 'A write needs the header Idempotency-Key (8 to 200 visible ASCII characters)',
      },
      { kind: 'invalid', field: 'Idempotency-Key' },
    );
  const { subject, name, certificate } = callerOf(request);
  return {
    key: `${subject}:${key}`,
    fingerprint: digestOf({ method: route.method, path: route.path, input: request.input }),
    target: (request.params as { id?: string }).id,
    expectedVersion: versionIn(request.headers['if-match']),
    actor: certificate === undefined ? { id: subject, name } : { id: subject, name, certificate },
  };
};

const versionIn = (header: string | undefined): number | undefined => {
  if (header === undefined || header === '*') return undefined;
  const version = /^"(\d+)"$/.exec(header)?.[1];
  if (version === undefined)
    throw new DomainError(
      'precondition.malformed',
      { zh: 'If-Match 须为带引号的版本号', en: 'If-Match must be one quoted version, such as "3"' },
      { kind: 'invalid', field: 'If-Match' },
    );
  return Number(version);
};
