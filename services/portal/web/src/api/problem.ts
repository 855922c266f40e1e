import type { Problem as ProblemBody } from '@sanzhi/contracts';

/** What a service refused, in its own words (RFC 9457), or that no answer came. */
export class Problem extends Error {
  readonly status: number;
  readonly body: Partial<ProblemBody> & Pick<ProblemBody, 'code' | 'detail'>;

  constructor(status: number, body: Problem['body']) {
    super(body.detail.zh);
    this.name = 'Problem';
    this.status = status;
    this.body = body;
  }
}

const offline: Problem['body'] = {
  code: 'workbench.no-answer',
  detail: {
    zh: '网络不通，未收到答复。已填写的内容仍保留在本页，请稍后重试；重复提交不会产生两次效果。',
    en: 'No answer from the network. What you filled in is kept on this page; try again later. A repeated submission takes effect once only.',
  },
};

export const noAnswer = () => new Problem(0, offline);

const unnamed = (status: number): Problem['body'] => ({
  code: `http.${status}`,
  detail: {
    zh: `服务答复异常（${status}），操作未确认。已填写的内容仍保留，请稍后重试。`,
    en: `The service gave an unexpected answer (${status}); nothing is confirmed. What you filled in is kept; try again later.`,
  },
});

export const problemOf = async (response: Response): Promise<Problem> => {
  const body: unknown = await response.json().catch(() => undefined);
  const known = body as Partial<ProblemBody> | undefined;
  return new Problem(
    response.status,
    known?.code && known.detail
      ? { ...known, code: known.code, detail: known.detail }
      : unnamed(response.status),
  );
};

export const asProblem = (error: unknown): Problem => (error instanceof Problem ? error : noAnswer());
