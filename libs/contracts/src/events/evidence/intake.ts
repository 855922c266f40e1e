import type { EventContract } from '../../event.ts';

export const intakeEvents: EventContract[] = [];
