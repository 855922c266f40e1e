import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { decisionProposed, type EventOf } from '@sanzhi/contracts';
import { DomainError } from '@sanzhi/kernel';
import { OnEvent, Poison } from '@sanzhi/messaging';
import { civilDateOf } from '@sanzhi/statute';
import { ReceiveProposal } from '../application/receive-proposal.ts';
import { proposerOf } from './proposer.ts';

/** Opens or continues the review when evidence proposes a decision. */
@Controller()
export class DecisionProposedConsumer {
  constructor(@Inject(ReceiveProposal) readonly receiving: ReceiveProposal) {}

  @OnEvent(decisionProposed)
  async on(@Payload() event: EventOf<typeof decisionProposed>): Promise<void> {
    const { agency, actor, sequence, subject, time, data } = event;
    if (data.proposal.matter !== subject)
      throw new Poison('proposal.other-matter', `${subject} proposes for ${data.proposal.matter}`);
    try {
      const on = civilDateOf(new Date(time));
      await this.receiving.execute({ ...data, agency, proposer: proposerOf(actor), sequence, on });
    } catch (error) {
      if (error instanceof DomainError && error.detail.kind === 'invalid')
        throw new Poison(error.code, error.words.en);
      throw error;
    }
  }
}
