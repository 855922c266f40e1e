import { allEvents } from '@sanzhi/contracts';

const names = new Map<string, string>(allEvents.map(({ type, zh }) => [type, zh]));

/** What kind of fact an entry is, as the contracts name it. */
export const eventName = (type: string): string => names.get(type) ?? type.replace(/^cn\.sanzhi\./, '');
