import { Controller, Inject } from '@nestjs/common';
import { disclosureApi, type InputOf } from '@sanzhi/contracts';
import { Input, Route } from '@sanzhi/http';
import { absent } from '@sanzhi/kernel';
import { MongoPublications } from './mongo-publications.ts';
import { publicOf } from './publication-view.ts';
import { Today } from './today.ts';

/** What anyone may read. After the display period there is nothing to find; a withdrawal says so and why. */
@Controller('api/disclosure/v1')
export class PublicController {
  constructor(
    @Inject(MongoPublications) private readonly publications: MongoPublications,
    @Inject(Today) private readonly today: Today,
  ) {}

  @Route(disclosureApi.publicDecisions)
  async list(@Input() { q, after, limit }: InputOf<typeof disclosureApi.publicDecisions>) {
    const { items, next } = await this.publications.shown(this.today.date(), q, { after, limit });
    return { items: items.flatMap(({ state }) => publicOf(state) ?? []), next };
  }

  @Route(disclosureApi.publicDecision)
  async get(@Input() { id }: InputOf<typeof disclosureApi.publicDecision>) {
    const state = (await this.publications.get(id))?.state;
    const isOver = (state?.draft?.until ?? '') < this.today.date();
    if (state?.state === 'withdrawn' && state.withdrawal && !isOver)
      return {
        withdrawn: {
          id,
          number: state.decision.number,
          withdrawnOn: state.withdrawal.on,
          reason: state.withdrawal.reason,
        },
      };
    const decision = state?.state === 'published' && !isOver ? publicOf(state) : undefined;
    if (!decision) throw absent({ zh: '公示信息', en: 'publication' }, id);
    return { decision };
  }
}
