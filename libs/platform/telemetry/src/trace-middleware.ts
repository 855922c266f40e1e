import type { NestMiddleware } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { withTrace } from './trace.ts';

/** Every HTTP request runs in a span of the trace its caller named, or of a new one. */
export class TraceMiddleware implements NestMiddleware {
  use(request: IncomingMessage, _response: unknown, next: () => void): void {
    withTrace(request.headers['traceparent'], next);
  }
}
