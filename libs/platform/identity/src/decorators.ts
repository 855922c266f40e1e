import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { noToken } from './identity-error.ts';
import type { Principal } from './principal.ts';

/**
 * Who may use a route: `public` asks for no token, `any` takes every identified caller (administrators and
 * systems too), a list takes callers with one of its roles. Another agency's system is let in by
 * `scope:<name>`. A route that says nothing is closed.
 */
export type Access = 'public' | 'any' | readonly string[];

export const accessKey = 'sanzhi:access';

/** On a controller or a route; the route's own word wins. */
export const Allow = (roles: Access) => SetMetadata(accessKey, roles);

const slot = Symbol.for('sanzhi.principal');

interface Carrier {
  [slot]?: Principal;
}

export const setPrincipal = (request: object, principal: Principal) => {
  (request as Carrier)[slot] = principal;
};

/** The caller of a request that passed the guard; undefined on public routes. */
export const principalOf = (request: object): Principal | undefined => (request as Carrier)[slot];

/** The caller, as a parameter of a route. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const principal = principalOf(context.switchToHttp().getRequest<object>());
  if (!principal) throw noToken();
  return principal;
});
