import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { Allow } from '@sanzhi/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createElement } from 'react';
import { SharePage } from './pages/share.tsx';
import { show, textOf } from './rendering.ts';
import { ShareApi } from './share-api.ts';

/** For a court, a procuratorate or another body that holds a token; looking at the page takes no use of it. */
@Controller('shares/:token')
@Allow('public')
export class ShareSiteController {
  constructor(@Inject(ShareApi) private readonly shares: ShareApi) {}

  @Get()
  ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('token') token: string) {
    return show(request, told(reply), () =>
      Promise.resolve([(view) => createElement(SharePage, { ...view, token })]),
    );
  }

  @Post()
  fetch(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('token') token: string,
    @Body() body: Record<string, unknown> | undefined,
  ) {
    const recipient = textOf(body?.['recipient']);
    return show(request, told(reply), async () => {
      const fetched = await this.shares.open(token, recipient);
      const granted = 'file' in fetched;
      if (granted) void reply.header('refresh', `0; url=${fetched.file}`);
      return [
        (view) => createElement(SharePage, { ...view, token, recipient, fetched }),
        granted ? 200 : 403,
      ];
    });
  }
}

/** The token stands in the address of this page: it goes nowhere from here. */
const told = (reply: FastifyReply): FastifyReply => reply.header('referrer-policy', 'no-referrer');
