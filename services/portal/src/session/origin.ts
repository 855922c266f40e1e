import { DomainError } from '@sanzhi/kernel';
import type { FastifyRequest } from 'fastify';

/** A write by session cookie must come from our own pages: browsers name where a post comes from. */
export const refuseForeignOrigin = (request: FastifyRequest, portalUrl: string): void => {
  const origin = request.headers.origin ?? request.headers.referer;
  if (origin !== undefined && new URL(origin).origin === new URL(portalUrl).origin) return;
  throw new DomainError(
    'session.foreign-origin',
    { zh: '请求不是由本站页面发出，已拒绝', en: 'The request does not come from a page of this site' },
    { kind: 'forbidden' },
  );
};
