import { DomainError } from '@sanzhi/kernel';
import { digestFault, infectedFault, lost, mediaFault, sizeFault, type Seen } from '../domain/judge.ts';
import type { Fault, Scan } from '../domain/recording.ts';
import type { Received } from '../domain/seal.ts';
import { isGone } from './known.ts';
import { passOver, type Passed } from './pass.ts';
import type { Media, Scanner, Step, Vault } from './ports.ts';

/** Long enough to look into a file of any length. */
const linkSeconds = 3600;

/** What was said of a file that lies in the store. */
export type Declared = Pick<
  Received,
  'key' | 'versionId' | 'size' | 'declaredSha256' | 'medium' | 'contentType'
>;

export type Examined =
  | { fault: Fault; found?: string }
  | { fault?: undefined; passed: Passed & { scan: Scan }; seen: Seen & { readable: true } };

interface Along {
  say?: (step: Step['step'], size: number, done?: number) => Promise<void>;
  /** What else speaks against the file once its digest is known. */
  against?: (sha256: string) => Promise<Fault | undefined>;
}

/**
 * Reads back what the store holds, compares it with what was declared, has it scanned and looks into it. It changes nothing,
 * and is the same for a recording of a matter and for a file that belongs to none yet.
 */
export class ExamineFile {
  readonly #vault: Pick<Vault, 'stat' | 'stream' | 'presignRead'>;
  readonly #media: Media;
  readonly #scanner: Scanner;
  constructor(vault: Pick<Vault, 'stat' | 'stream' | 'presignRead'>, media: Media, scanner: Scanner) {
    this.#vault = vault;
    this.#media = media;
    this.#scanner = scanner;
  }

  async execute(file: Declared, along: Along = {}): Promise<Examined> {
    try {
      return await this.#examined(file, along);
    } catch (error) {
      if (isGone(error)) return { fault: lost() };
      throw error;
    }
  }

  async #examined(file: Declared, { say, against }: Along): Promise<Examined> {
    const { key, versionId } = file;
    const { size } = await this.#vault.stat(key, versionId);
    const wrongSize = sizeFault(file, size);
    if (wrongSize) return { fault: wrongSize };
    const passed = await this.#pass(file, async (done) => say?.('digest', size, done));
    const { digests, infected, scan } = passed;
    // Fewer bytes than the store itself counts: the reading broke off, the file is not judged by that.
    if (digests.size !== size) throw brokenOff();
    const found = digests.sha256;
    const wrong =
      (infected === undefined ? undefined : infectedFault(infected)) ??
      digestFault(file, digests) ??
      (await against?.(found));
    if (wrong) return { fault: wrong, found };
    await say?.('look', size);
    const seen = await this.#media.look(await this.#vault.presignRead(key, versionId, linkSeconds));
    const wrongMedium = mediaFault(file, seen);
    if (wrongMedium || !seen.readable) return { fault: wrongMedium ?? lost(), found };
    if (!scan) throw new Error('the scanner refused the file and named nothing');
    return { passed: { ...passed, scan }, seen };
  }

  async #pass({ key, versionId }: Declared, onBytes: (done: number) => Promise<void>): Promise<Passed> {
    const run = await this.#scanner.open();
    try {
      return await passOver(await this.#vault.stream(key, versionId), run, onBytes);
    } catch (error) {
      run.abort();
      throw error;
    }
  }
}

const brokenOff = (): DomainError =>
  new DomainError(
    'recording.reading-broke-off',
    { zh: '读取存储中断', en: 'Reading from the store broke off' },
    { kind: 'unavailable' },
  );
