import { Controller, Inject } from '@nestjs/common';
import { reviewApi } from '@sanzhi/contracts';
import { Route } from '@sanzhi/http';
import { JoseSigner } from './jose-signer.ts';

/** The public key that clearances are checked with. */
@Controller('api/review/v1')
export class KeysController {
  constructor(@Inject(JoseSigner) readonly signer: JoseSigner) {}

  @Route(reviewApi.keys)
  keys() {
    return { keys: [this.signer.publicKey] };
  }
}
