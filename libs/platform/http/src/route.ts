import {
  applyDecorators,
  createParamDecorator,
  RequestMapping,
  RequestMethod,
  SetMetadata,
  type ExecutionContext,
} from '@nestjs/common';
import type { Route as RouteOf } from '@sanzhi/contracts';
import { Allow, principalOf, type Principal } from '@sanzhi/identity';
import { derivedId } from '@sanzhi/kernel';
import type { FastifyRequest } from 'fastify';

export const ROUTE = 'sanzhi:route';

declare module 'fastify' {
  interface FastifyRequest {
    /** Parameters, query and body, parsed by the route's schemas. */
    input?: Record<string, unknown>;
  }
}

const methods = { GET: RequestMethod.GET, POST: RequestMethod.POST, PUT: RequestMethod.PUT };

/** Binds a method to one line of a contract table: address, who may, what comes in and what goes out. */
export const Route = (route: RouteOf): MethodDecorator =>
  applyDecorators(
    RequestMapping({ method: methods[route.method], path: route.path }),
    Allow(route.roles),
    SetMetadata(ROUTE, route),
  );

const requestOf = (context: ExecutionContext) => context.switchToHttp().getRequest<FastifyRequest>();

/** The checked input of the route. */
export const Input = createParamDecorator(
  (_: unknown, context: ExecutionContext) => requestOf(context).input,
);

/** The id of what this command makes: the same caller with the same Idempotency-Key gets the same one. */
export const CommandId = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const request = requestOf(context);
  return derivedId(callerOf(request).subject, idempotencyKey(request) ?? '');
});

export const idempotencyKey = (request: FastifyRequest): string | undefined => {
  const key = request.headers['idempotency-key'];
  return typeof key === 'string' ? key : undefined;
};

/** Only on routes behind the guard. */
export const callerOf = (request: FastifyRequest): Principal => {
  const caller = principalOf(request);
  if (!caller) throw new Error('a public route has no caller');
  return caller;
};
