import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { accessKey, setPrincipal, type Access } from './decorators.ts';
import { administratorRefused, IdentityError, noRole, noToken, routeClosed } from './identity-error.ts';
import { administrator, type Principal } from './principal.ts';
import { TokenVerifier } from './token-verifier.ts';

interface Request {
  headers: { authorization?: string };
}
interface Reply {
  header(name: string, value: string): unknown;
}

/** The one door: no token 401, no right 403, no keys 503, and a route without `Allow` stays closed. */
@Injectable()
export class IdentityGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(TokenVerifier) private readonly verifier: TokenVerifier,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // Messages come from the broker, which knows its clients by their own accounts.
    if (context.getType() !== 'http') return true;
    const access = this.reflector.getAllAndOverride<Access | undefined>(accessKey, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === 'public') return true;
    const request = context.switchToHttp().getRequest<Request>();
    try {
      const principal = await this.verifier.verify(bearerOf(request));
      demand(principal, access);
      setPrincipal(request, principal);
      return true;
    } catch (error) {
      if (error instanceof IdentityError) setHeaders(context.switchToHttp().getResponse<Reply>(), error);
      throw error;
    }
  }
}

const bearerOf = ({ headers }: Request): string => {
  const token = /^bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1];
  if (!token) throw noToken();
  return token;
};

const demand = ({ roles }: Principal, access: Access | undefined) => {
  if (access === undefined) throw routeClosed();
  if (typeof access === 'string' || access.some((role) => roles.includes(role))) return;
  throw roles.includes(administrator) ? administratorRefused() : noRole(access);
};

/** RFC 6750 §3 and RFC 9110 §10.2.3. */
const setHeaders = (reply: Reply, { status, code, retryAfter }: IdentityError) => {
  if (status === 401) {
    reply.header(
      'www-authenticate',
      code === 'identity.token-missing' ? 'Bearer' : 'Bearer error="invalid_token"',
    );
  }
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter));
};
