import proxy from '@fastify/http-proxy';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { problemOf } from '@sanzhi/http';
import { IdentityError } from '@sanzhi/identity';
import { DomainError } from '@sanzhi/kernel';
import { currentTraceparent } from '@sanzhi/telemetry';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuseForeignOrigin, sessionCookie, type Sessions } from '../session/index.ts';

interface GatewayOptions {
  portalUrl: string;
  upstreams: Record<string, string>;
  sessions: Sessions;
}

const reading = new Set(['GET', 'HEAD']);
const open = /^\/api\/[a-z]+\/(v1\/public\/|v1\/keys$|openapi\.json$)/;

/**
 * One origin for pages and APIs: a browser's session becomes a bearer token here and nowhere else. The public log
 * (c2sp.org/tlog-tiles) passes unchanged.
 */
export const openGateway = async (
  app: NestFastifyApplication,
  { portalUrl, upstreams, sessions }: GatewayOptions,
) => {
  for (const [service, upstream] of Object.entries(upstreams)) {
    const prefix = `/api/${service}`;
    await app.register(proxy as never, {
      upstream,
      prefix,
      rewritePrefix: prefix,
      http: { requestOptions: { timeout: 30_000 } },
      preHandler: async (request: FastifyRequest, reply: FastifyReply) => {
        try {
          await admit(request, portalUrl, sessions);
        } catch (error) {
          await refuse(reply, error);
        }
      },
      replyOptions: replyOptions(service),
    });
  }
  for (const part of ['checkpoint', 'keys', 'tile'])
    await app.register(proxy as never, {
      upstream: upstreams['evidence'],
      prefix: `/ledger/${part}`,
      rewritePrefix: `/ledger/${part}`,
      httpMethods: ['GET'],
      http: { requestOptions: { timeout: 30_000 } },
      replyOptions: replyOptions('evidence'),
    });
};

const replyOptions = (service: string) => ({
  rewriteRequestHeaders: (request: FastifyRequest, headers: Record<string, unknown>) => {
    const { cookie: _, ...rest } = headers;
    const traceparent = currentTraceparent();
    return {
      ...rest,
      ...(request.bearer === undefined ? {} : { authorization: `Bearer ${request.bearer}` }),
      ...(traceparent === undefined ? {} : { traceparent }),
    };
  },
  onError: (reply: FastifyReply) => void refuse(reply, upstreamDown(service)),
});

declare module 'fastify' {
  interface FastifyRequest {
    /** The access token of the browser's session. */
    bearer?: string;
  }
}

/** Another agency's system brings its own token; a browser brings its session; the public needs neither. */
const admit = async (request: FastifyRequest, portalUrl: string, sessions: Sessions): Promise<void> => {
  if (request.headers.authorization !== undefined || open.test(request.url.split('?')[0] ?? '')) return;
  if (!reading.has(request.method)) {
    refuseForeignOrigin(request, portalUrl);
    if (request.headers['x-sanzhi-request'] !== '1') throw notFromWorkbench();
  }
  const token = await sessions.accessToken(request.cookies[sessionCookie]);
  if (token === undefined)
    throw new IdentityError(401, 'session.none', {
      zh: '尚未登录或登录已过期',
      en: 'Not signed in, or the session has ended',
    });
  request.bearer = token;
};

const notFromWorkbench = () =>
  new DomainError(
    'session.request-header-missing',
    {
      zh: '写操作须带请求头 X-Sanzhi-Request: 1',
      en: 'A write by session needs the header X-Sanzhi-Request: 1',
    },
    { kind: 'forbidden' },
  );

const upstreamDown = (service: string) =>
  new DomainError(
    'gateway.service-down',
    {
      zh: `${service} 服务暂不可用，请稍后重试`,
      en: `The service ${service} cannot be reached; try again later`,
    },
    { kind: 'unavailable' },
  );

const refuse = (reply: FastifyReply, error: unknown) => {
  const problem = problemOf(error);
  if (problem.status === 503) void reply.header('retry-after', '5');
  return reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
};
