import type { EventContract } from '../../event.ts';

export const custodyEvents: EventContract[] = [];
