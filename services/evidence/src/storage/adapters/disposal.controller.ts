import { Controller, Inject } from '@nestjs/common';
import { evidenceApi, type InputOf } from '@sanzhi/contracts';
import { CommandId, Input, Route } from '@sanzhi/http';
import { Who, type Principal } from '@sanzhi/identity';
import { Dispose } from '../application/dispose.ts';
import { Erase } from '../application/erase.ts';
import { disposalView, erasureView, holdingView, paged } from './views.ts';

type Api = typeof evidenceApi;

@Controller('api/evidence/v1')
export class DisposalController {
  constructor(
    @Inject(Dispose) readonly disposing: Dispose,
    @Inject(Erase) readonly erasing: Erase,
  ) {}

  @Route(evidenceApi.disposalsDue)
  async due(@Input() paging: InputOf<Api['disposalsDue']>, @Who() who: Principal) {
    return paged(await this.disposing.due({ ...paging, who }), ({ state }) => holdingView(state));
  }

  @Route(evidenceApi.proposeRecordDisposal)
  propose(
    @Input() asked: InputOf<Api['proposeRecordDisposal']>,
    @CommandId() id: string,
    @Who() who: Principal,
  ) {
    return this.disposing.propose({ ...asked, id, who });
  }

  @Route(evidenceApi.listRecordDisposals)
  async list(@Input() paging: InputOf<Api['listRecordDisposals']>, @Who() who: Principal) {
    return paged(await this.disposing.list({ ...paging, who }), disposalView);
  }

  @Route(evidenceApi.getRecordDisposal)
  async one(@Input() { id }: InputOf<Api['getRecordDisposal']>, @Who() who: Principal) {
    return disposalView(await this.disposing.one({ id, who }));
  }

  @Route(evidenceApi.approveRecordDisposal)
  approve(@Input() { id, note = '' }: InputOf<Api['approveRecordDisposal']>, @Who() who: Principal) {
    return this.disposing.decide({ id, verdict: 'approved', note, who });
  }

  @Route(evidenceApi.refuseRecordDisposal)
  refuse(@Input() { id, reason: note }: InputOf<Api['refuseRecordDisposal']>, @Who() who: Principal) {
    return this.disposing.decide({ id, verdict: 'refused', note, who });
  }

  @Route(evidenceApi.requestErasure)
  request(
    @Input() { id: matter, ...asked }: InputOf<Api['requestErasure']>,
    @CommandId() id: string,
    @Who() who: Principal,
  ) {
    return this.erasing.request({ ...asked, id, matter, who });
  }

  @Route(evidenceApi.listErasures)
  async erasures(@Input() paging: InputOf<Api['listErasures']>, @Who() who: Principal) {
    return paged(await this.erasing.list({ ...paging, who }), erasureView);
  }

  @Route(evidenceApi.approveErasure)
  approveErasure(@Input() { id, note = '' }: InputOf<Api['approveErasure']>, @Who() who: Principal) {
    return this.erasing.decide({ id, verdict: 'approved', note, who });
  }

  @Route(evidenceApi.refuseErasure)
  refuseErasure(@Input() { id, reason: note }: InputOf<Api['refuseErasure']>, @Who() who: Principal) {
    return this.erasing.decide({ id, verdict: 'refused', note, who });
  }
}
