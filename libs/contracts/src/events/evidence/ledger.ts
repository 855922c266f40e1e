import type { EventContract } from '../../event.ts';

export const ledgerEvents: EventContract[] = [];
