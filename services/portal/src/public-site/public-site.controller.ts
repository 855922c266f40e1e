import { Controller, Get, Header, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { Allow } from '@sanzhi/identity';
import { DomainError } from '@sanzhi/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { DisclosureApi } from './disclosure-api.ts';
import { DecisionList, DecisionPage, WithdrawnPage } from './pages/decisions.tsx';
import type { View } from './pages/layout.tsx';
import { BodiesPage, OfficerPage } from './pages/register.tsx';
import { NotFoundPage, UnavailablePage } from './pages/trouble.tsx';
import { style } from './style.ts';

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim().slice(0, 200) : '');

const policy =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** A page as soon as it is known who looks, with its status. */
type Rendered = [page: (view: View) => ReactElement, status?: number];

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
    return this.#show(request, reply, async () => {
      const page = await this.disclosure.decisions({ q, after: textOf(query.after) });
      return [(view) => createElement(DecisionList, { ...view, page, q })];
    });
  }

  @Get('decisions/:id')
  decision(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('id') id: string) {
    return this.#show(request, reply, async () => {
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
    return this.#show(request, reply, async () => {
      const officer = certificate === '' ? undefined : await this.disclosure.officer(certificate);
      return [(view) => createElement(OfficerPage, { ...view, certificate, officer })];
    });
  }

  @Get('bodies')
  bodies(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.#show(request, reply, async () => {
      const bodies = await this.disclosure.bodies();
      return [(view) => createElement(BodiesPage, { ...view, bodies })];
    });
  }

  async #show(request: FastifyRequest, reply: FastifyReply, make: () => Promise<Rendered>) {
    const { lang, type } = request.query as Record<string, unknown>;
    const view: View = {
      language: lang === 'en' ? 'en' : 'zh',
      large: type === 'large',
      address: request.url,
    };
    const [page, status = 200] = await make().catch((error: unknown): Rendered => {
      if (!(error instanceof DomainError) || error.detail.kind !== 'unavailable') throw error;
      void reply.header('retry-after', '60');
      return [(to) => createElement(UnavailablePage, to), 503];
    });
    return reply
      .status(status)
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', policy)
      .header('cache-control', 'no-store')
      .send(`<!doctype html>${renderToStaticMarkup(page(view))}`);
  }
}
