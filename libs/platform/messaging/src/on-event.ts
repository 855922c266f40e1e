import { applyDecorators, Catch, UseFilters, type RpcExceptionFilter } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { throwError, type Observable } from 'rxjs';
import { routingKeyOf, type EventContract } from './cloud-event.ts';

export interface OnEventOptions {
  /** Own queue `<service>.<queue>` instead of `<service>.events`, so that slow work holds up nothing else. */
  queue?: string;
  /** How many of that queue's messages are worked on at once; the smallest of its handlers counts. */
  prefetch?: number;
  /**
   * The method gets a list of at most so many events in order of arrival, and no more until it is through. What fails
   * keeps its place and holds up what comes after, unless it is poison. The queue is its own, and of all replicas only
   * one consumes it.
   */
  batch?: number;
  /** What each event must look like, where the binding is a pattern. */
  schema?: EventContract['schema'];
}

export interface HandlerExtras extends OnEventOptions {
  binding: string;
  /** `Class.method`: what a mark "this handler has seen event X" is keyed by; renaming it forgets the marks. */
  handler: string;
}

/** Nest would put "Internal server error" in the place of what was thrown; parking must tell the reason. */
@Catch()
class Rethrow implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

/**
 * The method gets every event of this contract, or whose type matches the pattern (`review.#`, `#`).
 * It is called again, later, whenever it throws, and acknowledged only when it is through.
 */
export const OnEvent =
  (event: EventContract | string, options: OnEventOptions = {}): MethodDecorator =>
  (target, key, descriptor) => {
    const contract = typeof event === 'string' ? { type: event } : event;
    const extras: HandlerExtras = {
      ...options,
      ...('schema' in contract ? { schema: contract.schema } : {}),
      binding: routingKeyOf(contract.type),
      handler: `${target.constructor.name}.${String(key)}`,
    };
    return applyDecorators(EventPattern<string>(contract.type, extras), UseFilters(Rethrow))(
      target,
      key,
      descriptor,
    );
  };
