import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { Allow } from '@sanzhi/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createElement } from 'react';
import { LedgerApi } from './ledger-api.ts';
import { CheckPage, type Asked } from './pages/check.tsx';
import { LedgerPage } from './pages/ledger.tsx';
import { NotFoundPage } from './pages/trouble.tsx';
import { scriptedPolicy, show, textOf } from './rendering.ts';

const daysShown = 31;
const digest = /^[0-9a-f]{64}$/;
const civilDay = /^\d{4}-\d{2}-\d{2}$/;

/** What people paste: in capitals, with spaces, or with the file's name behind it. */
const digestIn = (typed: string): string | undefined => {
  const plain = typed
    .toLowerCase()
    .replace(/^([0-9a-f]{64})\s.*$/, '$1')
    .replace(/[\s:]/g, '');
  return digest.test(plain) ? plain : undefined;
};

/** 查验与账本: whole without JavaScript; with it the browser checks a file and its proof by itself. */
@Controller()
@Allow('public')
export class LedgerSiteController {
  constructor(@Inject(LedgerApi) private readonly ledger: LedgerApi) {}

  @Get('check')
  check(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query('sha256') typed: unknown) {
    return show(
      request,
      reply,
      async () => {
        const asked = await this.#asked(textOf(typed));
        return [(view) => createElement(CheckPage, { ...view, asked }), asked.kind === 'bad' ? 400 : 200];
      },
      scriptedPolicy,
    );
  }

  /** To keep beside the file: any verifier of C2SP tlog-proof reads it. */
  @Get('check/proof')
  async proof(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query('sha256') typed: unknown) {
    const sha256 = digestIn(textOf(typed));
    const found = sha256 && (await this.ledger.file(sha256)).found;
    if (!found) return this.#notThere(request, reply);
    return this.#file(reply, found.proof, 'text/plain; charset=utf-8', `${sha256.slice(0, 16)}.tlog-proof`);
  }

  @Get('ledger')
  page(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query('before') asked: unknown) {
    return show(request, reply, async () => {
      const before = civilDay.test(textOf(asked)) ? textOf(asked) : undefined;
      const [checkpoint, keys, days] = await Promise.all([
        this.ledger.checkpoint(),
        this.ledger.keys(),
        this.ledger.days({ before, limit: daysShown + 1 }),
      ]);
      const shown = { checkpoint, keys, days: days.slice(0, daysShown), more: days.length > daysShown };
      return [(view) => createElement(LedgerPage, { ...view, ...shown })];
    });
  }

  @Get('ledger/days/:day/checkpoint')
  async checkpointOf(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('day') day: string) {
    const found = civilDay.test(day) ? await this.ledger.day(day) : undefined;
    if (!found) return this.#notThere(request, reply);
    return this.#file(reply, found.checkpoint, 'text/plain; charset=utf-8', `${day}.checkpoint`);
  }

  @Get('ledger/days/:day/timestamp.tsr')
  async timestampOf(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('day') day: string) {
    const found = civilDay.test(day) ? await this.ledger.day(day) : undefined;
    if (found?.timestamp === undefined) return this.#notThere(request, reply);
    const token = Buffer.from(found.timestamp, 'base64');
    return this.#file(reply, token, 'application/timestamp-reply', `${day}.tsr`);
  }

  async #asked(typed: string): Promise<Asked> {
    if (typed === '') return { kind: 'nothing' };
    const sha256 = digestIn(typed);
    if (sha256 === undefined) return { kind: 'bad', typed };
    const answer = await this.ledger.file(sha256);
    const day = answer.found && (await this.ledger.dayCovering(answer.found.index, answer.found.time));
    return { kind: 'answer', sha256, answer, day };
  }

  #notThere(request: FastifyRequest, reply: FastifyReply) {
    return show(request, reply, () => Promise.resolve([(view) => createElement(NotFoundPage, view), 404]));
  }

  #file(reply: FastifyReply, content: string | Buffer, type: string, name: string) {
    return reply
      .header('content-type', type)
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('cache-control', 'no-store')
      .send(content);
  }
}
