import { Controller, Get, Inject, Post, Query, Req, Res, UnauthorizedException } from '@nestjs/common';
import { Allow } from '@sanzhi/identity';
import type { Clock } from '@sanzhi/kernel';
import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { cookieOptions, sessionCookie, signInCookie } from './cookies.ts';
import { IdentityProvider } from './identity-provider.ts';
import { refuseForeignOrigin } from './origin.ts';
import { Sealing } from './sealing.ts';
import { Sessions } from './sessions.ts';

interface SignIn {
  state: string;
  nonce: string;
  verifier: string;
  to: string;
}

const signInSeconds = 600;
const token = () => randomBytes(32).toString('base64url');
/** Only a path of this site, so that a crafted link cannot send a signed-in officer elsewhere. */
const localPath = (to: unknown): string =>
  typeof to === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(to) ? to : '/workbench/';

@Controller('session')
@Allow('public')
export class SessionController {
  constructor(
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(IdentityProvider) private readonly provider: IdentityProvider,
    @Inject(Sealing) private readonly sealing: Sealing,
    @Inject('PORTAL_URL') private readonly portalUrl: string,
    @Inject('CLOCK') private readonly clock: Clock,
  ) {}

  /** Who is signed in, and what time it is here: a device in the field learns from it how far its own clock is off. */
  @Get()
  async show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    void reply.header('cache-control', 'no-store');
    const holder = await this.sessions.holder(request.cookies[sessionCookie]);
    if (!holder) throw new UnauthorizedException();
    return { ...holder, now: this.clock.now().toISOString() };
  }

  @Get('login')
  async login(@Query('to') to: unknown, @Res() reply: FastifyReply) {
    const signIn: SignIn = { state: token(), nonce: token(), verifier: token(), to: localPath(to) };
    const address = await this.provider.authorization(signIn);
    const sealed = await this.sealing.seal(signIn, signInSeconds);
    return reply
      .setCookie(signInCookie, sealed, {
        ...cookieOptions(this.portalUrl),
        path: '/session',
        maxAge: signInSeconds,
      })
      .redirect(address.href, 302);
  }

  @Get('callback')
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const signIn = await this.sealing.open<SignIn>(request.cookies[signInCookie] ?? '');
    if (!signIn) return reply.redirect('/session/login', 302);
    const query = request.url.split('?')[1] ?? '';
    const tokens = await this.provider.tokensFor(query, signIn).catch((error: unknown) => {
      if ((error as { code?: string }).code === 'identity.provider-down') throw error;
      throw new UnauthorizedException();
    });
    const cookie = await this.sessions.open(tokens);
    return reply
      .clearCookie(signInCookie, { path: '/session' })
      .setCookie(sessionCookie, cookie, cookieOptions(this.portalUrl))
      .redirect(signIn.to, 302);
  }

  @Post('logout')
  async logout(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    refuseForeignOrigin(request, this.portalUrl);
    const identity = await this.sessions.close(request.cookies[sessionCookie]);
    const address = await this.provider.endOfSession(identity);
    return reply.clearCookie(sessionCookie, { path: '/' }).redirect(address.href, 303);
  }
}
