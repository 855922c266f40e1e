import { Controller, Inject } from '@nestjs/common';
import { evidenceApi, type InputOf, type ReplyOf } from '@sanzhi/contracts';
import { Input, Route } from '@sanzhi/http';
import { Who, type Principal } from '@sanzhi/identity';
import { ReadMatters } from '../../matter/index.ts';
import { CheckCompleteness } from '../application/check-completeness.ts';
import { GiveReceipt, type Receipt } from '../application/give-receipt.ts';
import type { Row } from '../application/ports.ts';
import { ProveMatter } from '../application/prove-matter.ts';

type Api = typeof evidenceApi;

/** Proofs for the agency's own people: content and proof together. */
@Controller('api/evidence/v1')
export class ProofsController {
  constructor(
    @Inject(GiveReceipt) readonly receipts: GiveReceipt,
    @Inject(ProveMatter) readonly matters: ProveMatter,
    @Inject(CheckCompleteness) readonly completeness: CheckCompleteness,
    @Inject(ReadMatters) readonly cases: ReadMatters,
  ) {}

  @Route(evidenceApi.recordingReceipt)
  async recording(
    @Input() { id }: InputOf<Api['recordingReceipt']>,
    @Who() { agency }: Principal,
  ): Promise<ReplyOf<Api['recordingReceipt']>> {
    return receiptView(await this.receipts.execute({ id, agency }));
  }

  @Route(evidenceApi.documentReceipt)
  async document(
    @Input() { id }: InputOf<Api['documentReceipt']>,
    @Who() { agency }: Principal,
  ): Promise<ReplyOf<Api['documentReceipt']>> {
    return receiptView(await this.receipts.execute({ id, agency }));
  }

  @Route(evidenceApi.matterEntries)
  async entries(
    @Input() { id, after, limit }: InputOf<Api['matterEntries']>,
    @Who() who: Principal,
  ): Promise<ReplyOf<Api['matterEntries']>> {
    await this.cases.read(id, who);
    const { agency } = who;
    const { checkpoint, total, items } = await this.matters.execute({ matter: id, agency, after, limit });
    return {
      checkpoint,
      total,
      items: items.map(({ row, opening, index, entry, proof }) => ({
        id: row.id,
        number: row.number ?? 0,
        type: row.type,
        time: row.time,
        index,
        entry,
        proof,
        erased: opening === undefined,
        ...(opening ? { opening } : {}),
      })),
    };
  }

  @Route(evidenceApi.matterCompleteness)
  async complete(
    @Input() { id, from, to }: InputOf<Api['matterCompleteness']>,
    @Who() who: Principal,
  ): Promise<ReplyOf<Api['matterCompleteness']>> {
    await this.cases.read(id, who);
    const found = await this.completeness.execute({ matter: id, agency: who.agency, from, to });
    const { first, last, before, after, ...rest } = found;
    const bounds = { first, last, before, after };
    return {
      complete: found.faults.length === 0,
      ...rest,
      ...Object.fromEntries(
        Object.entries(bounds).flatMap(([name, row]) => (row ? [[name, boundary(row)]] : [])),
      ),
    };
  }
}

const receiptView = ({ row, opening, index, entry, proof }: Receipt): ReplyOf<Api['recordingReceipt']> => ({
  thing: row.subject,
  type: row.type,
  time: row.time,
  index,
  entry,
  proof,
  ...(row.sha256 === undefined ? {} : { sha256: row.sha256 }),
  ...(opening ? { opening } : {}),
});

const boundary = ({ number = 0, index, id, time }: Row) => ({ number, index, id, time });
