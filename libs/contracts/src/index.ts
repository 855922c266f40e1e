import { disclosureEvents } from './events/disclosure.ts';
import { evidenceEvents } from './events/evidence.ts';
import { reviewEvents } from './events/review.ts';

export * from './asyncapi.ts';
export * from './custody-values.ts';
export * from './event.ts';
export * from './events/disclosure.ts';
export * from './events/evidence.ts';
export * from './events/review.ts';
export * from './http/disclosure.ts';
export * from './http/evidence.ts';
export * from './http/evidence-views.ts';
export * from './http/evidence/exhibit-view.ts';
export * from './http/evidence/intake-view.ts';
export * from './http/evidence/premises.ts';
export * from './http/evidence/custody.ts';
export * from './http/evidence/recording-course.ts';
export { discardView, type DiscardView } from './http/evidence/recording-discard.ts';
export * from './http/evidence/recording-view.ts';
export * from './http/evidence/storage.ts';
export * from './http/operations.ts';
export * from './http/review.ts';
export * from './http/route.ts';
export * from './media-types.ts';
export * from './openapi.ts';
export * from './register-values.ts';
export * from './review-values.ts';
export * from './roles.ts';
export * from './values.ts';

/** Every event of the house. */
export const allEvents = [...disclosureEvents, ...evidenceEvents, ...reviewEvents];
