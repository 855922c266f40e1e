import { Controller, Get, Header, Inject, Param, Res } from '@nestjs/common';
import { Allow } from '@sanzhi/identity';
import { absent } from '@sanzhi/kernel';
import type { FastifyReply } from 'fastify';
import { ReadLog } from '../application/read-log.ts';
import { LEDGER_KEYS } from './tokens.ts';

const textType = 'text/plain; charset=utf-8';
const forever = 'public, max-age=31536000, immutable';
/** The same at every size that has it, but clients need it only until the tile is full. */
const briefly = 'public, max-age=60';

/** The public log, bytes only, for verifiers that others wrote (c2sp.org/tlog-tiles). */
@Controller('ledger')
@Allow('public')
export class LogController {
  constructor(
    @Inject(ReadLog) readonly log: ReadLog,
    @Inject(LEDGER_KEYS) readonly keys: readonly string[],
  ) {}

  @Get('checkpoint')
  @Header('content-type', textType)
  @Header('cache-control', 'no-cache')
  async checkpoint(): Promise<string> {
    const tree = await this.log.tree();
    if (!tree) throw absent({ zh: '检查点', en: 'checkpoint' }, 'checkpoint');
    return tree.note;
  }

  /** Verifier keys, one a line: the ledger's own, then its witnesses'. */
  @Get('keys')
  @Header('content-type', textType)
  @Header('cache-control', 'public, max-age=300')
  showKeys(): string {
    return this.keys.map((key) => `${key}\n`).join('');
  }

  @Get('tile/*')
  async tile(@Param('*') path: string, @Res() reply: FastifyReply): Promise<void> {
    const name = `tile/${path}`;
    const file = await this.log.file(name);
    if (!file) throw absent({ zh: '账本文件', en: 'ledger file' }, name);
    await reply
      .header('content-type', 'application/octet-stream')
      .header('cache-control', file.full ? forever : briefly)
      .send(Buffer.from(file.bytes));
  }
}
