import { Controller, Inject } from '@nestjs/common';
import { disclosureApi, type InputOf } from '@sanzhi/contracts';
import { Input, Route } from '@sanzhi/http';
import { Who, type Principal } from '@sanzhi/identity';
import { absent } from '@sanzhi/kernel';
import {
  PreparePublication,
  ReleasePublication,
  ReturnPublication,
  WithdrawPublication,
} from '../application/change-publication.ts';
import { MongoPublications } from './mongo-publications.ts';
import { summaryOf, viewOf } from './publication-view.ts';
import { Today } from './today.ts';

const as = ({ agency, subject, name, certificate }: Principal) => ({
  agency,
  by: certificate === undefined ? { subject, name } : { subject, name, certificate },
});

@Controller('api/disclosure/v1')
export class PublicationController {
  constructor(
    @Inject(MongoPublications) private readonly publications: MongoPublications,
    @Inject(PreparePublication) private readonly preparation: PreparePublication,
    @Inject(ReleasePublication) private readonly releasing: ReleasePublication,
    @Inject(ReturnPublication) private readonly returning: ReturnPublication,
    @Inject(WithdrawPublication) private readonly withdrawing: WithdrawPublication,
    @Inject(Today) private readonly today: Today,
  ) {}

  @Route(disclosureApi.listPublications)
  async list(
    @Input() { state, after, limit }: InputOf<typeof disclosureApi.listPublications>,
    @Who() who: Principal,
  ) {
    const { items, next } = await this.publications.ofAgency(who.agency, state, { after, limit });
    return { items: items.map((item) => summaryOf(item, this.today.date())), next };
  }

  @Route(disclosureApi.getPublication)
  async get(@Input() { id }: InputOf<typeof disclosureApi.getPublication>, @Who() who: Principal) {
    const known = await this.publications.get(id);
    if (known?.agency !== who.agency) throw absent({ zh: '公示任务', en: 'publication' }, id);
    return viewOf(known, this.today.date());
  }

  @Route(disclosureApi.prepare)
  prepare(@Input() { id, redactions }: InputOf<typeof disclosureApi.prepare>, @Who() who: Principal) {
    return this.preparation.execute({ id, redactions, ...as(who) });
  }

  @Route(disclosureApi.returnDraft)
  return(@Input() { id, reason }: InputOf<typeof disclosureApi.returnDraft>, @Who() who: Principal) {
    return this.returning.execute({ id, reason, ...as(who) });
  }

  @Route(disclosureApi.release)
  release(@Input() { id }: InputOf<typeof disclosureApi.release>, @Who() who: Principal) {
    return this.releasing.execute({ id, ...as(who) });
  }

  @Route(disclosureApi.withdraw)
  withdraw(@Input() { id, ground, reason }: InputOf<typeof disclosureApi.withdraw>, @Who() who: Principal) {
    return this.withdrawing.execute({ id, ground, reason, ...as(who) });
  }
}
