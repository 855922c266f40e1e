import { DomainError } from '@sanzhi/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { View } from './pages/layout.tsx';
import { UnavailablePage } from './pages/trouble.tsx';

export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.trim().slice(0, 200) : '';

const policy =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/** For a page that also does its work in the browser, with the site's own script and data alone. */
export const scriptedPolicy = `${policy}; script-src 'self'; connect-src 'self'`;

/** A page as soon as it is known who looks, with its status. */
export type Rendered = [page: (view: View) => ReactElement, status?: number];

/** Whole without JavaScript: what is sent is the finished HTML. */
export const show = async (
  request: FastifyRequest,
  reply: FastifyReply,
  make: () => Promise<Rendered>,
  contentPolicy = policy,
) => {
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
    .header('content-security-policy', contentPolicy)
    .header('cache-control', 'no-store')
    .send(`<!doctype html>${renderToStaticMarkup(page(view))}`);
};
