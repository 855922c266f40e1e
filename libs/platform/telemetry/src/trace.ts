import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

/** W3C Trace Context, https://www.w3.org/TR/trace-context/#traceparent-header */
export interface TraceContext {
  traceId: string;
  spanId: string;
  flags: string;
}

const shape = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;
const storage = new AsyncLocalStorage<TraceContext>();

/** Reads a `traceparent`; undefined when it is not one (§3.2.2: such a header is ignored, a new trace begins). */
export const parseTraceparent = (text: unknown): TraceContext | undefined => {
  if (typeof text !== 'string') return undefined;
  const [, version, traceId, spanId, flags, rest] = shape.exec(text) ?? [];
  if (!traceId || !spanId || !flags || version === 'ff') return undefined;
  if (version === '00' && rest !== undefined) return undefined;
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined;
  return { traceId, spanId, flags };
};

export const formatTraceparent = ({ traceId, spanId, flags }: TraceContext): string =>
  `00-${traceId}-${spanId}-${flags}`;

/** Runs `work` in a new span: of the caller's trace when `traceparent` is one, else of a new trace. */
export const withTrace = <T>(traceparent: unknown, work: () => T): T => {
  const parent = parseTraceparent(traceparent);
  const spanId = randomBytes(8).toString('hex');
  const traceId = parent?.traceId ?? randomBytes(16).toString('hex');
  return storage.run({ traceId, spanId, flags: parent?.flags ?? '01' }, work);
};

export const currentTrace = (): TraceContext | undefined => storage.getStore();

/** The `traceparent` to hand on, undefined outside any trace. */
export const currentTraceparent = (): string | undefined => {
  const context = storage.getStore();
  return context && formatTraceparent(context);
};
