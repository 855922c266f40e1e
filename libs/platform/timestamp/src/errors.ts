import { DomainError, type Words } from '@sanzhi/kernel';

/** The token is not good; `why` says what a person would compare. */
export const invalid = (why: Words): DomainError =>
  new DomainError(
    'timestamp.invalid',
    { zh: `时间戳无效：${why.zh}`, en: `The time stamp is not valid: ${why.en}` },
    { kind: 'invalid', basis: 'RFC 3161 §2.4.2' },
  );

const away = (code: string, words: Words): DomainError =>
  new DomainError(code, words, { kind: 'unavailable' });

export const unreachable = (url: string): DomainError =>
  away('timestamp.unreachable', {
    zh: `时间戳服务 ${url} 没有应答，请稍后重试并检查网络与服务`,
    en: `The timestamp authority ${url} does not answer; try again later, and examine network and authority`,
  });

export const refused = (said: string): DomainError =>
  away('timestamp.refused', {
    zh: `时间戳服务拒绝签发（${said}），请联系该服务的管理者`,
    en: `The timestamp authority refused (${said}); ask who runs it`,
  });

/** An answer to another question, or by somebody else: nothing of it is kept. */
export const badReply = (why: Words): DomainError =>
  away('timestamp.bad-reply', {
    zh: `时间戳服务的应答不可信：${why.zh}`,
    en: `The reply of the timestamp authority cannot be trusted: ${why.en}`,
  });
