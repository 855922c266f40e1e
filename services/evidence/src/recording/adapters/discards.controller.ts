import { Controller, Inject } from '@nestjs/common';
import { evidenceApi, type DiscardView, type InputOf } from '@sanzhi/contracts';
import { CommandId, Input, Route } from '@sanzhi/http';
import { Who, type Principal } from '@sanzhi/identity';
import { DiscardCapture } from '../application/discard-capture.ts';
import type { KeptDiscard } from '../application/ports.ts';

type Api = typeof evidenceApi;

const viewOf = ({ id, version, state }: KeptDiscard): DiscardView => {
  const { agency: _, stage: _s, stageSince: _i, ...shown } = state;
  return { ...shown, id, version };
};

/** What was captured and given up. */
@Controller('api/evidence/v1')
export class DiscardsController {
  constructor(@Inject(DiscardCapture) readonly discarding: DiscardCapture) {}

  @Route(evidenceApi.discardCapture)
  discard(@Input() input: InputOf<Api['discardCapture']>, @CommandId() id: string, @Who() who: Principal) {
    return this.discarding.execute({ ...input, id, who });
  }

  @Route(evidenceApi.listDiscards)
  async list(@Input() { id: matter }: InputOf<Api['listDiscards']>, @Who() who: Principal) {
    return { items: (await this.discarding.ofMatter({ matter, who })).map(viewOf) };
  }

  @Route(evidenceApi.discardsBetween)
  async between(@Input() input: InputOf<Api['discardsBetween']>, @Who() who: Principal) {
    return { items: (await this.discarding.between({ ...input, who })).map(viewOf) };
  }
}
