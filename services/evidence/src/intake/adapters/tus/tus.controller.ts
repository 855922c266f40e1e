import { Controller, Head, Inject, Options, Patch, Post, Req, Res, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { evidenceApi } from '@sanzhi/contracts';
import { Allow, Who, type Principal } from '@sanzhi/identity';
import type { Server } from '@tus/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { onBehalfOf } from './station-store.ts';

export const TUS = Symbol('tus');
const offsetStream = 'application/offset+octet-stream';

/** tus (https://tus.io/protocols/resumable-upload): not in the table of routes, but behind the same guard. */
@Controller('api/evidence/v1/intake/tus')
@Allow(evidenceApi.announceItem.roles)
export class TusController implements OnModuleInit {
  constructor(
    @Inject(TUS) readonly tus: Server,
    @Inject(HttpAdapterHost) readonly host: HttpAdapterHost,
  ) {}

  /** The bytes are left in the request for the protocol to read at its own pace. */
  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    if (!fastify.hasContentTypeParser(offsetStream))
      fastify.addContentTypeParser(offsetStream, (_, __, done) => done(null));
  }

  @Post()
  create(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Who() who: Principal) {
    return this.#speak(request, reply, who);
  }
  @Options()
  options(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Who() who: Principal) {
    return this.#speak(request, reply, who);
  }
  @Head(':id')
  offset(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Who() who: Principal) {
    return this.#speak(request, reply, who);
  }
  @Patch(':id')
  write(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Who() who: Principal) {
    return this.#speak(request, reply, who);
  }

  async #speak({ raw }: FastifyRequest, reply: FastifyReply, who: Principal): Promise<void> {
    reply.hijack();
    await onBehalfOf(who, () => this.tus.handle(raw, reply.raw));
  }
}
