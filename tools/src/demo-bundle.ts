import { evidenceApi } from '@sanzhi/contracts';
import { until, type Api, type Tokens } from '@sanzhi/testing';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { InstanceEnvironment } from '../../deploy/local/environment.ts';
import { verify } from './verify/verify.ts';

interface Export {
  env: InstanceEnvironment;
  api: Api;
  tokens: Tokens;
  /** Who exports: an officer of the matter. */
  username: string;
  matter: string;
}

/** Has the matter exported and saves the bundle in the instance's folder; answers where. */
export const saveBundle = async ({ env, api, tokens, username, matter }: Export): Promise<string> => {
  const { id } = await api.call(evidenceApi.exportBundle, username, { id: matter, purpose: 'archive' });
  await until(
    'the bundle',
    async () => {
      const { state, fault } = await api.call(evidenceApi.getBundle, username, { id });
      if (fault) throw new Error(fault.words.zh);
      return state === 'ready';
    },
    { timeoutMs: 120_000 },
  );
  const reply = await fetch(`${env.urls.portal}/api/evidence/v1/bundles/${id}/content`, {
    headers: { authorization: `Bearer ${await tokens.of(username)}` },
  });
  if (!reply.ok || !reply.body) throw new Error(`the bundle: ${reply.status}`);
  const path = join(env.folder, 'run', `matter-${matter}.zip`);
  await pipeline(Readable.fromWeb(reply.body as never), createWriteStream(path));
  return path;
};

/** As anyone does it, offline: with the file and the public key of the ledger. */
export const verifySaved = async (env: InstanceEnvironment, path: string): Promise<void> => {
  await verify([path, '--key', env.ledger.vkey, '--timestamp-ca', env.ledger.timestampCaFile]);
  if (process.exitCode) throw new Error(`${path} does not verify`);
};
