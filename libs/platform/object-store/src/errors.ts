import { DomainError, type ErrorDetail } from '@sanzhi/kernel';

/** The store cannot be reached or does not answer in time: the caller's state is unchanged, try again later. */
export class StoreDown extends DomainError {
  constructor(cause: unknown) {
    super(
      'store.down',
      { zh: '存储服务暂不可用，请稍后重试', en: 'The object store is not available, try again later' },
      { kind: 'unavailable' },
    );
    this.cause = cause;
  }
}

/** No such object, version, upload or bucket. */
export class NotFound extends DomainError {
  constructor(what: string, cause: unknown) {
    super(
      'store.not-found',
      { zh: `存储中没有：${what}`, en: `Not in the store: ${what}` },
      { kind: 'absent' },
    );
    this.cause = cause;
  }
}

/** The version is under retention and the store refused to change or remove it, or to shorten its lock. */
export class Locked extends DomainError {
  constructor(what: string, cause: unknown) {
    super(
      'store.locked',
      { zh: `已锁定，保存期内不得改动：${what}`, en: `Locked, not to be changed while retained: ${what}` },
      { kind: 'refused' },
    );
    this.cause = cause;
  }
}

/** Parts are missing, too small, or not those that the store holds. */
export class PartsRefused extends DomainError {
  constructor(what: string, cause: unknown) {
    super(
      'store.parts-refused',
      { zh: `分片不完整或不一致：${what}`, en: `Parts missing or not as uploaded: ${what}` },
      { kind: 'invalid', field: 'parts' } satisfies ErrorDetail,
    );
    this.cause = cause;
  }
}

/** The object exists already, or is not the one that the caller meant to replace. */
export class PutConflict extends DomainError {
  constructor(what: string, cause: unknown) {
    super(
      'store.conflict',
      { zh: `对象已存在：${what}`, en: `Already in the store: ${what}` },
      { kind: 'stale' },
    );
    this.cause = cause;
  }
}

const down =
  /^(ECONN|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EPIPE|EHOST|ENET|SlowDown|ServiceUnavailable|InternalError|RequestTimeout|XMinio(ServerNotInitialized|StorageFull|BackendDown))/;
const missing = /^(NotFound|NoSuch(Key|Version|Upload|Bucket))$/;
const parts = /^(InvalidPart|InvalidPartOrder|EntityTooSmall|EntityTooLarge)$/;

const said = (error: unknown, name: 'code' | 'message'): string => {
  if (typeof error !== 'object' || error === null || !(name in error)) return '';
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : '';
};
/** The code of a system error or of the store's own answer, '' when there is none. */
export const codeOf = (error: unknown): string => said(error, 'code');

/** Names the store's answer. What is not known stays as it came. */
export const translate = (error: unknown, what: string): unknown => {
  if (error instanceof DomainError) return error;
  const code = codeOf(error);
  const message = said(error, 'message');
  // The client reports 5xx and 429 answers only as this text.
  if (down.test(code) || message.includes('Retryable HTTP status')) return new StoreDown(error);
  if (missing.test(code)) return new NotFound(what, error);
  if (parts.test(code)) return new PartsRefused(what, error);
  if (code === 'PreconditionFailed') return new PutConflict(what, error);
  if (code === 'ObjectLocked' || /WORM/.test(message)) return new Locked(what, error);
  return error;
};
