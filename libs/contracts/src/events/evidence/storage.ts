import type { EventContract } from '../../event.ts';

export const storageEvents: EventContract[] = [];
