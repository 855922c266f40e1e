import { DomainError } from '@sanzhi/kernel';

export const forbidden = (code: string, zh: string, en: string, basis?: string): DomainError =>
  new DomainError(
    `custody.${code}`,
    { zh, en },
    { kind: 'forbidden', ...(basis === undefined ? {} : { basis }) },
  );
export const refused = (code: string, zh: string, en: string): DomainError =>
  new DomainError(`custody.${code}`, { zh, en });
export const invalid = (code: string, field: string, zh: string, en: string): DomainError =>
  new DomainError(`custody.${code}`, { zh, en }, { kind: 'invalid', field });
