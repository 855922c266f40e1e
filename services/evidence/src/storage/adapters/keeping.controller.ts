import { Controller, Inject } from '@nestjs/common';
import { evidenceApi, type InputOf } from '@sanzhi/contracts';
import { CommandId, Input, Route } from '@sanzhi/http';
import { Who, type Principal } from '@sanzhi/identity';
import { CheckFixity } from '../application/check-fixity.ts';
import { OrderKeeping } from '../application/order-keeping.ts';
import { WatchLock } from '../application/watch-lock.ts';
import { StorageRounds } from './storage-rounds.ts';
import { fixityView, keepingView, paged } from './views.ts';

type Api = typeof evidenceApi;

@Controller('api/evidence/v1')
export class KeepingController {
  constructor(
    @Inject(WatchLock) readonly watch: WatchLock,
    @Inject(OrderKeeping) readonly ordering: OrderKeeping,
    @Inject(CheckFixity) readonly fixity: CheckFixity,
    @Inject(StorageRounds) readonly rounds: StorageRounds,
  ) {}

  @Route(evidenceApi.storageState)
  state() {
    return this.watch.state();
  }

  @Route(evidenceApi.matterKeeping)
  async keeping(@Input() { id: matter }: InputOf<Api['matterKeeping']>, @Who() who: Principal) {
    return keepingView(await this.ordering.read({ matter, who }));
  }

  @Route(evidenceApi.setRetention)
  retention(@Input() { id: matter, ...asked }: InputOf<Api['setRetention']>, @Who() who: Principal) {
    return this.ordering.retention({ ...asked, matter, who });
  }

  @Route(evidenceApi.placeHold)
  hold(
    @Input() { id: matter, ...asked }: InputOf<Api['placeHold']>,
    @CommandId() id: string,
    @Who() who: Principal,
  ) {
    return this.ordering.hold({ ...asked, id, matter, who });
  }

  @Route(evidenceApi.liftHold)
  lift(@Input() { id: matter, ...asked }: InputOf<Api['liftHold']>, @Who() who: Principal) {
    return this.ordering.lift({ ...asked, matter, who });
  }

  @Route(evidenceApi.startFixity)
  async start(
    @Input() { scope }: InputOf<Api['startFixity']>,
    @CommandId() id: string,
    @Who() who: Principal,
  ) {
    const receipt = await this.fixity.start({ id, scope, who });
    this.rounds.soon();
    return receipt;
  }

  @Route(evidenceApi.listFixity)
  async runs(@Input() paging: InputOf<Api['listFixity']>, @Who() who: Principal) {
    return paged(await this.fixity.list({ ...paging, who }), fixityView);
  }

  @Route(evidenceApi.getFixity)
  async run(@Input() { id }: InputOf<Api['getFixity']>, @Who() who: Principal) {
    return fixityView(await this.fixity.one({ id, who }));
  }
}
