import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Problem } from '@sanzhi/contracts';
import { IdentityError } from '@sanzhi/identity';
import { DomainError } from '@sanzhi/kernel';
import { currentTrace } from '@sanzhi/telemetry';
import type { FastifyReply } from 'fastify';
import { InvalidInput } from './validation.ts';

const retryAfterSeconds = 5;
const statusOf = {
  invalid: 400,
  forbidden: 403,
  absent: 404,
  refused: 409,
  stale: 412,
  unavailable: 503,
} as const;

/** Names of what the drivers throw while their server is away. */
const outages = new Set([
  'MongoServerSelectionError',
  'MongooseServerSelectionError',
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoPoolClearedError',
  'MongoNotConnectedError',
  'BrokerDown',
  'StoreDown',
]);

/** Every error leaves as application/problem+json (RFC 9457); what was not foreseen says nothing but its trace. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (error instanceof HttpException && isHealthReport(error)) {
      void reply.status(error.getStatus()).send(error.getResponse());
      return;
    }
    const problem = problemOf(error);
    if (problem.status >= 500 && problem.status !== 503) this.#logger.error(error);
    if (problem.status === 503 && !(error instanceof IdentityError))
      void reply.header('retry-after', String(retryAfterSeconds));
    const trace = currentTrace()?.traceId;
    void reply
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(trace ? { ...problem, trace } : problem));
  }
}

const isHealthReport = (error: HttpException) => {
  const body = error.getResponse();
  return typeof body === 'object' && 'details' in body;
};

const problem = (
  status: number,
  code: string,
  detail: Problem['detail'],
  rest: Partial<Problem> = {},
): Problem => ({
  type: `urn:sanzhi:problem:${code}`,
  title: detail.zh,
  status,
  code,
  detail,
  ...rest,
});

export const problemOf = (error: unknown): Problem => {
  if (error instanceof DomainError) return domainProblem(error);
  if (error instanceof IdentityError) return problem(error.status, error.code, error.words);
  if (error instanceof InvalidInput)
    return problem(
      400,
      'input.invalid',
      {
        zh: `有 ${error.errors.length} 处填写不符合要求`,
        en: `${error.errors.length} field(s) break their rule`,
      },
      { errors: error.errors },
    );
  if (error instanceof HttpException) return httpProblem(error);
  if (isFastifyError(error)) return httpProblem(new HttpException(error.message, error.statusCode));
  if (error instanceof Error && (outages.has(error.name) || outages.has(error.constructor.name)))
    return problem(503, 'dependency.down', {
      zh: '所依赖的服务暂不可用，已提交的内容没有丢失，请稍后重试',
      en: 'A service this depends on is down; nothing acknowledged is lost, try again later',
    });
  return problem(500, 'unexpected', {
    zh: '出现未预料的错误，内容未保存；请把追踪号告知管理员',
    en: 'Something unforeseen went wrong and nothing was saved; give the trace number to the operator',
  });
};

const domainProblem = ({ code, words, detail }: DomainError): Problem => {
  const status = statusOf[detail.kind ?? 'refused'];
  return problem(status, code, words, {
    ...(detail.basis === undefined ? {} : { basis: detail.basis }),
    ...(detail.missing === undefined ? {} : { missing: [...detail.missing] }),
    ...(detail.field === undefined
      ? {}
      : {
          errors: [
            { field: detail.field, rule: code, ...words, ...(detail.basis ? { basis: detail.basis } : {}) },
          ],
        }),
  });
};

const isFastifyError = (error: unknown): error is Error & { statusCode: number } =>
  error instanceof Error && typeof (error as { statusCode?: unknown }).statusCode === 'number';

const phrases: Record<number, Problem['detail']> = {
  400: { zh: '请求不是合法的 JSON 或格式有误', en: 'The request is malformed' },
  404: { zh: '没有这个地址', en: 'There is nothing at this address' },
  405: { zh: '该地址不支持此方法', en: 'This address does not take that method' },
  413: { zh: '提交内容过大', en: 'The request body is too large' },
  415: { zh: '请以 application/json 提交', en: 'Send application/json' },
  429: { zh: '请求过于频繁，请稍后再试', en: 'Too many requests; try again later' },
};

const httpProblem = (error: HttpException): Problem => {
  const status = error.getStatus();
  const detail = phrases[status] ?? {
    zh: `请求未完成（${status}）`,
    en: `The request was not done (${status})`,
  };
  return problem(status, `http.${status}`, detail);
};
