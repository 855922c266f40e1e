import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { baseConfig } from '@sanzhi/config';
import type { z } from 'zod';
import type { ServiceName } from '../../deploy/local/environment.ts';
import { evidenceConfig } from '../../services/evidence/src/config.ts';
import { portalConfig } from '../../services/portal/src/config.ts';
import { reviewConfig } from '../../services/review/src/config.ts';

export const repository = resolve(import.meta.dirname, '../..');
export const textOf = (file: string): string => readFileSync(join(repository, file), 'utf8');

/** What each service reads from its environment: the very schema that its main.ts parses. */
export const configOf: Readonly<Record<ServiceName, z.ZodObject>> = {
  evidence: evidenceConfig,
  review: reviewConfig,
  disclosure: baseConfig,
  portal: portalConfig,
};

export const variablesOf = (service: ServiceName): string[] => Object.keys(configOf[service].shape).sort();

/** An image that means the same bytes tomorrow: a version as tag, or better a digest. */
export const pinned = /^[\w./-]+:(?!latest\b)v?\d+\.\d+[\w.-]*(@sha256:[0-9a-f]{64})?$/;

/** What the init of the store reads from its environment; it ends when one is missing. */
export const storeInitDemands = (): string[] => [
  ...new Set(
    [...textOf('deploy/store-init.sh').matchAll(/\$\{?((?:S3|STORE)_[A-Z_]+)/g)].map(([, name]) =>
      String(name),
    ),
  ),
];
