import { z } from 'zod';
import { wordsOf } from './settings.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface ConfigFault {
  variable: string;
  zh: string;
  en: string;
  example?: string;
}

/** All faults of one environment, named together. Values are never repeated: one of them could be a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly ConfigFault[];
  constructor(faults: readonly ConfigFault[]) {
    super(describe(faults));
    this.faults = faults;
  }
}

const describe = (faults: readonly ConfigFault[]) =>
  [
    `配置有 ${faults.length} 处错误，未启动。 Not started: ${faults.length} fault(s) in the environment.`,
    ...faults.map(
      ({ variable, zh, en, example }) =>
        `  ${variable}: ${zh}。 ${en}.${example === undefined ? '' : `\n    例 e.g. ${variable}=${example}`}`,
    ),
  ].join('\n');

/** Reads the environment once into a typed, frozen object, or throws one ConfigError naming every fault. */
export const parseConfig = <Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  env: Environment,
): Readonly<z.infer<z.ZodObject<Shape>>> => {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(given);
  const faults = [...faultsOf(schema, given, parsed.error), ...clockFault(given)];
  if (faults.length > 0 || !parsed.success) throw new ConfigError(faults);
  return Object.freeze(parsed.data);
};

/** For `main.ts`: the configuration, or the faults on stderr and the end of the process with status 78 (EX_CONFIG). */
export const configOrExit = <Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  env: Environment = process.env,
): Readonly<z.infer<z.ZodObject<Shape>>> => {
  try {
    return parseConfig(schema, env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return process.exit(78);
  }
};

const faultsOf = (schema: z.ZodObject, given: Environment, error: z.ZodError | undefined): ConfigFault[] => {
  const messages = new Map<string, string>();
  for (const { path, message } of error?.issues ?? []) {
    const variable = String(path[0] ?? '');
    if (!messages.has(variable)) messages.set(variable, message);
  }
  return [...messages].map(([variable, message]) => {
    const field = (schema.shape as Readonly<Record<string, z.ZodType | undefined>>)[variable];
    const words = field && wordsOf(unwrap(field));
    const absent = given[variable] === undefined;
    return {
      variable,
      zh: `${absent ? '没有设置，' : ''}${words?.zh ?? '不合要求'}`,
      en: `${absent ? 'is not set, ' : ''}${words?.en ?? message}`,
      ...(words && { example: words.example }),
    };
  });
};

const unwrap = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema;

/** A movable clock in a deployment would let decisions be back-dated, so no service may opt out of this check. */
const clockFault = (given: Environment): ConfigFault[] =>
  given.SANZHI_CLOCK_FILE === undefined || given.SANZHI_PROFILE === 'local'
    ? []
    : [
        {
          variable: 'SANZHI_CLOCK_FILE',
          zh: '测试时钟只准在 SANZHI_PROFILE=local 下使用，正式部署必须用真实时间，请删除该变量',
          en: 'the test clock is allowed with SANZHI_PROFILE=local only; a deployment must run on real time, so remove this variable',
        },
      ];
