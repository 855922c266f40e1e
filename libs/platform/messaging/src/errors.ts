import { DomainError } from '@sanzhi/kernel';

/** There is no connection to the broker, or it takes no messages now. Nothing was kept; try again later. */
export class BrokerDown extends DomainError {
  constructor(reason: string) {
    super(
      'broker.down',
      { zh: `消息中间件暂不可用：${reason}`, en: `The message broker is not available: ${reason}` },
      { kind: 'unavailable' },
    );
  }
}

/** The broker was reached but did not take the message: no queue for it, a refusal, or no answer in time. */
export class NotPublished extends DomainError {
  constructor(code: 'event.unroutable' | 'event.refused' | 'event.unconfirmed', id: string, why: string) {
    super(code, { zh: `消息 ${id} 未被接收：${why}`, en: `Message ${id} was not taken: ${why}` });
  }
}

/** A message that no repetition can mend; it goes straight to parking. A handler may throw it too. */
export class Poison extends DomainError {
  constructor(code: string, why: string) {
    super(code, { zh: `消息无法处理：${why}`, en: why });
  }
}
