import { Controller, Inject } from '@nestjs/common';
import { reviewApi, type InputOf } from '@sanzhi/contracts';
import { Input, Route } from '@sanzhi/http';
import { Who, type Principal } from '@sanzhi/identity';
import { Countersign } from '../application/countersign.ts';
import { GiveOpinion } from '../application/give-opinion.ts';

@Controller('api/review/v1')
export class OpinionController {
  constructor(
    @Inject(GiveOpinion) readonly giving: GiveOpinion,
    @Inject(Countersign) readonly countersigning: Countersign,
  ) {}

  @Route(reviewApi.giveOpinion)
  giveOpinion(@Input() input: InputOf<typeof reviewApi.giveOpinion>, @Who() who: Principal) {
    return this.giving.execute({ ...input, agency: who.agency, by: who });
  }

  @Route(reviewApi.countersign)
  countersign(@Input() input: InputOf<typeof reviewApi.countersign>, @Who() who: Principal) {
    return this.countersigning.execute({ ...input, agency: who.agency, by: who });
  }
}
