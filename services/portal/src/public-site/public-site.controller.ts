import { Controller, Get, Header, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { Allow } from '@sanzhi/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createElement } from 'react';
import { DisclosureApi } from './disclosure-api.ts';
import { DecisionList, DecisionPage, WithdrawnPage } from './pages/decisions.tsx';
import { BodiesPage, OfficerPage } from './pages/register.tsx';
import { NotFoundPage } from './pages/trouble.tsx';
import { show, textOf } from './rendering.ts';
import { style } from './style.ts';

/** Whole without JavaScript: every page is the finished HTML. */
@Controller()
@Allow('public')
export class PublicSiteController {
  constructor(@Inject(DisclosureApi) private readonly disclosure: DisclosureApi) {}

  @Get('public.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=3600')
  css() {
    return style;
  }

  @Get()
  list(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query() query: Record<string, unknown>) {
    const q = textOf(query.q);
    return show(request, reply, async () => {
      const page = await this.disclosure.decisions({ q, after: textOf(query.after) });
      return [(view) => createElement(DecisionList, { ...view, page, q })];
    });
  }

  @Get('decisions/:id')
  decision(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('id') id: string) {
    return show(request, reply, async () => {
      const found = await this.disclosure.decision(id);
      if (!found) return [(view) => createElement(NotFoundPage, view), 404];
      return 'withdrawn' in found
        ? [(view) => createElement(WithdrawnPage, { ...view, withdrawn: found.withdrawn }), 410]
        : [(view) => createElement(DecisionPage, { ...view, decision: found.decision })];
    });
  }

  @Get('officers')
  officer(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query('certificate') asked: unknown) {
    const certificate = textOf(asked);
    return show(request, reply, async () => {
      const officer = certificate === '' ? undefined : await this.disclosure.officer(certificate);
      return [(view) => createElement(OfficerPage, { ...view, certificate, officer })];
    });
  }

  @Get('bodies')
  bodies(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return show(request, reply, async () => {
      const bodies = await this.disclosure.bodies();
      return [(view) => createElement(BodiesPage, { ...view, bodies })];
    });
  }
}
