import { z } from 'zod';
import { Secret } from './secret.ts';

/** What an operator is told when the variable is absent or wrong. */
export interface SettingWords {
  zh: string;
  en: string;
  /** A value that would be accepted; never a real secret. */
  example: string;
}

const known = z.registry<SettingWords>();

/** Attaches the operator's words to a schema. Call it last: a later zod method makes a new schema without them. */
export const setting = <T extends z.ZodType>(schema: T, words: SettingWords): T => {
  known.add(schema, words);
  return schema;
};

export const wordsOf = (schema: z.ZodType): SettingWords | undefined => known.get(schema);

const isUrlOf = (schemes: readonly string[]) => (value: string) =>
  URL.canParse(value) && schemes.includes(new URL(value).protocol);

const withoutTrailingSlash = (value: string) => value.replace(/\/+$/, '');

/** A base address; a trailing slash is dropped so that paths can be appended. */
export const httpUrl = (example: string) =>
  setting(
    z
      .string()
      .refine(isUrlOf(['http:', 'https:']))
      .transform(withoutTrailingSlash),
    {
      zh: '须为 http:// 或 https:// 开头的完整地址',
      en: 'must be a full http:// or https:// address',
      example,
    },
  );

/** A connection address that may carry a password: kept as a Secret. */
export const connectionUrl = (schemes: readonly string[], example: string) =>
  setting(
    z
      .string()
      .refine((value) => schemes.includes(/^[a-z][a-z+]*:(?=\/\/[^/])/.exec(value)?.[0] ?? ''))
      .transform((value) => new Secret(value)),
    {
      zh: `须为 ${schemes.map((s) => `${s}//`).join(' 或 ')} 开头的连接地址`,
      en: `must be a connection address starting with ${schemes.map((s) => `${s}//`).join(' or ')}`,
      example,
    },
  );

export const text = (example: string) =>
  setting(z.string().trim().min(1), {
    zh: '须填写，不得为空',
    en: 'must be given and not be empty',
    example,
  });

export const secret = (minimumLength: number, example: string) =>
  setting(
    z
      .string()
      .min(minimumLength)
      .transform((value) => new Secret(value)),
    {
      zh: `须为至少 ${minimumLength} 个字符的密钥`,
      en: `must be a secret of at least ${minimumLength} characters`,
      example,
    },
  );

export const port = (example: string) =>
  setting(
    z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .pipe(z.number().max(65_535)),
    { zh: '须为 0 至 65535 的整数', en: 'must be a whole number from 0 to 65535', example },
  );
