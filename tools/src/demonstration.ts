import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { InstanceEnvironment } from '../../deploy/local/environment.ts';
import { print } from './terminal.ts';

export interface DemonstrationInput {
  readonly env: InstanceEnvironment;
  readonly log: (line: string) => void;
  /** A folder with the user's own film and photographs instead of those that ffmpeg makes. */
  readonly media?: string;
}

const marker = (environment: InstanceEnvironment): string => join(environment.folder, 'run', 'demo.done');

export const demonstrationDone = (environment: InstanceEnvironment): boolean =>
  existsSync(marker(environment));

/** Runs the demonstration matter and remembers that it reached its end. */
export const demonstrate = async (environment: InstanceEnvironment, media?: string): Promise<void> => {
  const input = { env: environment, log: print, ...(media && { media: resolve(media) }) };
  if (media && !existsSync(input.media ?? '')) throw new Error(`there is no folder ${media}`);
  const module = new URL('./demo.ts', import.meta.url).href;
  const { runDemo } = (await import(module)) as { runDemo: (input: DemonstrationInput) => Promise<unknown> };
  await runDemo(input);
  writeFileSync(marker(environment), `${new Date().toISOString()}\n`);
};
