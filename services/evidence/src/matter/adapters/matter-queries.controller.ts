import { Controller, Inject } from '@nestjs/common';
import { evidenceApi, type InputOf, type ReplyOf } from '@sanzhi/contracts';
import { Input, Route } from '@sanzhi/http';
import { Who, type Principal } from '@sanzhi/identity';
import type { Clock } from '@sanzhi/kernel';
import { civilDateOf } from '@sanzhi/statute';
import { matterOf } from '../application/change-matter.ts';
import type { Matters, Register } from '../application/ports.ts';
import { faultOf } from '../domain/officers.ts';
import { CLOCK, MATTERS, REGISTER } from './tokens.ts';
import { nameOf, summaryOf, viewOf } from './view.ts';

type Api = typeof evidenceApi;

/** The reading half of the matter's API. */
@Controller('api/evidence/v1')
export class MatterQueriesController {
  constructor(
    @Inject(MATTERS) readonly matters: Matters,
    @Inject(REGISTER) readonly register: Register,
    @Inject(CLOCK) readonly clock: Clock,
  ) {}

  @Route(evidenceApi.listMatters)
  async listMatters(
    @Input() { state, q, mine, after, limit }: InputOf<Api['listMatters']>,
    @Who() who: Principal,
  ): Promise<ReplyOf<Api['listMatters']>> {
    const certificate = mine ? (who.certificate ?? '') : undefined;
    const page = await this.matters.page({ agency: who.agency, state, q, certificate, after, limit });
    const now = this.clock.now();
    return { ...page, items: page.items.map((kept) => summaryOf(kept, now)) };
  }

  @Route(evidenceApi.findMatters)
  async findMatters(
    @Input() { named }: InputOf<Api['findMatters']>,
    @Who() { agency }: Principal,
  ): Promise<ReplyOf<Api['findMatters']>> {
    const { items } = await this.matters.page({ agency, named, limit: 20 });
    return { items: items.map(({ state }) => nameOf(state)) };
  }

  @Route(evidenceApi.getMatter)
  async getMatter(
    @Input() { id }: InputOf<Api['getMatter']>,
    @Who() who: Principal,
  ): Promise<ReplyOf<Api['getMatter']>> {
    return viewOf(await matterOf(this.matters, id, who.agency), this.clock.now());
  }

  @Route(evidenceApi.listOfficers)
  async listOfficers(@Who() who: Principal): Promise<ReplyOf<Api['listOfficers']>> {
    const where = { agency: who.agency, on: civilDateOf(this.clock.now()) };
    const records = await this.register.officersOf(who.agency);
    return { items: records.filter((record) => !faultOf(record.certificate, record, where)) };
  }
}
