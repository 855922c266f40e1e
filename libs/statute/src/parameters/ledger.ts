import { by } from '../laws.ts';
import { nationwide, type Parameter } from '../parameter.ts';

const house = (value: number, words: string): Parameter<number>[] => [
  { value, basis: by('local', words), region: nationwide, from: '2006-12-18' },
];

/** Minutes after which an event that comes to the ledger late is told of. */
export const lateEntryMinutes: readonly Parameter<number>[] = house(10, '事件入账迟延逾10分钟的，核查时说明');

/** Hours within which a service that is heard again has sent all that had waited. */
export const waitingEventsHours: readonly Parameter<number>[] = house(
  24,
  '消息恢复后24小时内积压事件应全部入账',
);

/** Minutes by which the clocks of ledger, witness and time stamp authority may differ. */
export const ledgerClockMinutes: readonly Parameter<number>[] = house(
  60,
  '检查点公布时间不得早于见证时间60分钟以上',
);
