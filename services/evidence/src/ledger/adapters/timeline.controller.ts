import { Controller, Inject } from '@nestjs/common';
import { allEvents, evidenceApi, type InputOf, type ReplyOf } from '@sanzhi/contracts';
import { Input, Route } from '@sanzhi/http';
import { Who, type Principal } from '@sanzhi/identity';
import { ReadMatters } from '../../matter/index.ts';
import { ReadTimeline } from '../application/read-timeline.ts';

const names = new Map(allEvents.map(({ type, zh }) => [type, zh]));

@Controller('api/evidence/v1')
export class TimelineController {
  constructor(
    @Inject(ReadTimeline) readonly timeline: ReadTimeline,
    @Inject(ReadMatters) readonly matters: ReadMatters,
  ) {}

  @Route(evidenceApi.timeline)
  async show(
    @Input() { id }: InputOf<typeof evidenceApi.timeline>,
    @Who() who: Principal,
  ): Promise<ReplyOf<typeof evidenceApi.timeline>> {
    await this.matters.read(id, who);
    const entries = await this.timeline.execute({ matter: id, agency: who.agency });
    return {
      items: entries.map(({ row, event }) => ({
        id: row.id,
        type: row.type,
        name: names.get(row.type) ?? row.type,
        time: row.time,
        actor: event?.actor.name ?? '',
        data: event?.data ?? null,
        erased: event === undefined,
      })),
    };
  }
}
