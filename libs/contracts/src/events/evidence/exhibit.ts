import type { EventContract } from '../../event.ts';

export const exhibitEvents: EventContract[] = [];
