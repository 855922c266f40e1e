import { DomainError, type Words } from '@sanzhi/kernel';

export const words = (zh: string, en: string): Words => ({ zh, en });

export const refused = (code: string, zh: string, en: string, basis?: string): DomainError =>
  new DomainError(code, { zh, en }, basis === undefined ? {} : { basis });

export const invalid = (code: string, field: string, zh: string, en: string, basis?: string): DomainError =>
  new DomainError(code, { zh, en }, { kind: 'invalid', field, ...(basis === undefined ? {} : { basis }) });

export const forbidden = (code: string, zh: string, en: string, basis?: string): DomainError =>
  new DomainError(code, { zh, en }, { kind: 'forbidden', ...(basis === undefined ? {} : { basis }) });

/** The state forbids it until all of this is there. */
export const lacking = (code: string, zh: string, en: string, missing: readonly Words[]): DomainError =>
  new DomainError(
    code,
    {
      zh: `${zh}：${missing.map((m) => m.zh).join('；')}`,
      en: `${en}: ${missing.map((m) => m.en).join('; ')}`,
    },
    { missing },
  );

/** An event of another service has come before what it rests on; it is tried again. */
export const tooEarly = (zh: string, en: string): DomainError =>
  new DomainError('matter.too-early', { zh, en }, { kind: 'unavailable' });
