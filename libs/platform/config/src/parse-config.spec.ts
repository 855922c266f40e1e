import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { inspect, promisify } from 'node:util';
import { z } from 'zod';
import { baseConfig, ConfigError, parseConfig, s3Config, secret, Secret, setting } from './index.ts';

const good = {
  PORT: '8001',
  KEYCLOAK_URL: 'http://keycloak:8080/',
  KEYCLOAK_ISSUER: 'https://id.example.gov.cn/realms/sanzhi',
  MONGODB_URL: 'mongodb://sanzhi:hunter2hunter2@a:27017,b:27017/?replicaSet=rs0',
  MONGODB_DATABASE: 'sanzhi_evidence',
  AMQP_URL: 'amqp://sanzhi:hunter2hunter2@rabbitmq:5672/',
};

const faultsOf = (run: () => unknown): ConfigError => {
  try {
    run();
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('the environment was accepted');
};

describe('parseConfig', () => {
  it('reads a good environment, with defaults and typed values', () => {
    const config = parseConfig(baseConfig, good);
    expect(config).toMatchObject({
      SANZHI_PROFILE: 'deployment',
      HOST: '127.0.0.1',
      PORT: 8001,
      LOG_LEVEL: 'info',
      KEYCLOAK_URL: 'http://keycloak:8080',
      OIDC_AUDIENCE: 'sanzhi-api',
    });
    expect(config.MONGODB_URL.reveal()).toBe(good.MONGODB_URL);
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('names every fault at once, with what is wanted and an example', () => {
    const error = faultsOf(() =>
      parseConfig(baseConfig, {
        ...good,
        PORT: '80x',
        LOG_LEVEL: 'loud',
        AMQP_URL: undefined,
        KEYCLOAK_URL: '',
      }),
    );
    expect(error.faults.map(({ variable }) => variable).sort()).toEqual([
      'AMQP_URL',
      'KEYCLOAK_URL',
      'LOG_LEVEL',
      'PORT',
    ]);
    expect(error.message).toContain('AMQP_URL: 没有设置，');
    expect(error.message).toContain('PORT: 须为 0 至 65535 的整数。 must be a whole number from 0 to 65535.');
    expect(error.message).toContain('PORT=8001');
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['MONGODB_URL', 'http://mongo'],
    ['MONGODB_URL', 'mongodb://'],
    ['MONGODB_DATABASE', 'a b'],
    ['AMQP_URL', 'rabbitmq:5672'],
    ['KEYCLOAK_ISSUER', 'ftp://id'],
    ['SANZHI_PROFILE', 'production'],
  ])('refuses %s=%s alone', (variable, value) => {
    const { faults } = faultsOf(() => parseConfig(baseConfig, { ...good, [variable]: value }));
    expect(faults.map((fault) => fault.variable)).toEqual([variable]);
  });

  it.each([undefined, 'deployment', 'production'])('refuses the test clock with profile %s', (profile) => {
    const env = { ...good, SANZHI_CLOCK_FILE: '/tmp/clock', SANZHI_PROFILE: profile };
    expect(faultsOf(() => parseConfig(baseConfig, env)).message).toContain(
      'the test clock is allowed with SANZHI_PROFILE=local only',
    );
    const without = z.object({ ANYTHING: z.string().optional() });
    expect(() => parseConfig(without, env)).toThrow(ConfigError);
  });

  it('allows the test clock in the local profile', () => {
    const env = { ...good, SANZHI_CLOCK_FILE: '/tmp/clock', SANZHI_PROFILE: 'local' };
    expect(parseConfig(baseConfig, env).SANZHI_CLOCK_FILE).toBe('/tmp/clock');
  });

  it('never prints a secret, good or bad', () => {
    const env = {
      ...good,
      S3_ENDPOINT: 'http://minio:9000',
      S3_ACCESS_KEY: 'k',
      S3_SECRET_KEY: 'hunter2hunter2',
    };
    const config = parseConfig(baseConfig.extend(s3Config.shape), env);
    const printed = [
      inspect(config, { depth: 9, showHidden: true }),
      JSON.stringify(config),
      String(config.S3_SECRET_KEY),
    ];
    expect(printed.join()).not.toContain('hunter2');
    const bad = faultsOf(() =>
      parseConfig(s3Config.extend(baseConfig.shape), {
        ...env,
        S3_SECRET_KEY: 'hunter2',
        AMQP_URL: 'x://hunter2',
      }),
    );
    expect(inspect(bad)).not.toContain('hunter2');
    expect(config.S3_SECRET_KEY).toBeInstanceOf(Secret);
  });

  it('takes settings of a service with their own words', () => {
    const schema = z.object({
      SESSION_KEY: secret(32, 'see the runbook'),
      RATE: setting(z.string().regex(/^\d+$/).transform(Number), {
        zh: '须为数字',
        en: 'must be digits',
        example: '5',
      }),
    });
    expect(faultsOf(() => parseConfig(schema, { SESSION_KEY: 'short', RATE: 'x' })).message).toMatch(
      /SESSION_KEY: .*32 characters[^]*RATE: 须为数字。 must be digits\.\n.*RATE=5/,
    );
  });
});

it('configOrExit ends the process with the text and status 78', async () => {
  const script = `import { configOrExit, baseConfig } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)};
    configOrExit(baseConfig, {}); console.log('went on');`;
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  await expect(run).rejects.toMatchObject({
    code: 78,
    stdout: '',
    stderr: expect.stringMatching(/^配置有 6 处错误[^]*KEYCLOAK_ISSUER[^]*AMQP_URL/),
  });
});
