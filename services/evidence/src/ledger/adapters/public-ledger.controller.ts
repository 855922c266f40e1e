import { Controller, Inject } from '@nestjs/common';
import { evidenceApi, type InputOf, type ReplyOf } from '@sanzhi/contracts';
import { Input, Route } from '@sanzhi/http';
import { FindFile } from '../application/find-file.ts';
import type { Checkpoints } from '../application/ports.ts';
import { CHECKPOINTS } from './tokens.ts';

type Api = typeof evidenceApi;

@Controller('api/evidence/v1')
export class PublicLedgerController {
  constructor(
    @Inject(FindFile) readonly files: FindFile,
    @Inject(CHECKPOINTS) readonly checkpoints: Checkpoints,
  ) {}

  @Route(evidenceApi.publicFile)
  async file(@Input() input: InputOf<Api['publicFile']>): Promise<ReplyOf<Api['publicFile']>> {
    const { found, pending } = await this.files.execute(input);
    if (!found) return { pending };
    const { row, ...proven } = found;
    return { pending, found: { ...proven, time: row.time, fileSalt: row.fileSalt, bodyHash: row.bodyHash } };
  }

  @Route(evidenceApi.publicDays)
  async days(@Input() { before, limit }: InputOf<Api['publicDays']>): Promise<ReplyOf<Api['publicDays']>> {
    const days = await this.checkpoints.days(before, limit);
    return {
      items: days.map(({ day, size, at, note, token }) => ({
        day,
        size,
        publishedAt: at.toISOString(),
        checkpoint: note,
        ...(token ? { timestamp: Buffer.from(token).toString('base64') } : {}),
      })),
    };
  }
}
