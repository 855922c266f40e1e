import { DomainError } from '@sanzhi/kernel';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { ScanRun, Scanner } from '../application/ports.ts';

const engine = 'clamav';
/** clamd takes pieces of any length up to its own limit; this one is safe with every default. */
const pieceBytes = 1024 * 1024;
const answerWithinMs = 10 * 60_000;

/** Said instead of a virus of what ClamAV's limits kept it from looking into (AlertExceedsMax). */
export const isLimit = (signature: string): boolean => signature.startsWith('Heuristics.Limits.Exceeded');

const away = (why: string): DomainError =>
  new DomainError(
    'scanner.down',
    { zh: `查毒服务暂不可用：${why}`, en: `The malware scanner is not available: ${why}` },
    { kind: 'unavailable' },
  );

/** `tcp://host:3310` or `unix:/run/clamav/clamd.ctl`. */
const reach = (address: string): Socket => {
  if (address.startsWith('unix:')) return connect({ path: address.replace(/^unix:(\/\/)?/, '') });
  const { hostname, port } = new URL(address);
  return connect({ host: hostname, port: Number(port || 3310) });
};

/** ClamAV's daemon over INSTREAM: `zINSTREAM\0`, then pieces behind their length in four bytes, then a zero length. */
export class ClamavScanner implements Scanner {
  readonly engine = engine;
  readonly #address: string;
  readonly #mostBytes: number;
  /**
   * `mostBytes`: the least of the daemon's StreamMaxLength, behind which it hangs up and its word is lost on the way, and of
   * its MaxFileSize and MaxScanSize, behind which it looks at nothing and says OK.
   */
  constructor(address: string, mostBytes: number) {
    this.#address = address;
    this.#mostBytes = mostBytes;
  }

  async open(): Promise<ScanRun> {
    const socket = reach(this.#address);
    try {
      await once(socket, 'connect');
    } catch (error) {
      throw away((error as Error).message);
    }
    socket.setTimeout(answerWithinMs, () => socket.destroy(new Error('no answer in time')));
    const run = new InStream(socket, this.#mostBytes);
    await run.send(Buffer.from('zINSTREAM\0'));
    return run;
  }
}

class InStream implements ScanRun {
  readonly #socket: Socket;
  readonly #answer: Promise<string>;
  #said = '';
  /** The daemon has ended the stream. */
  #over = false;
  #left: number;
  #cut = false;

  constructor(socket: Socket, mostBytes: number) {
    this.#socket = socket;
    this.#left = mostBytes;
    this.#answer = new Promise((resolve, reject) => {
      socket.on('data', (data: Buffer) => (this.#said += data.toString()));
      socket.once('error', (error) => (this.#said === '' ? reject(error) : resolve(this.#said)));
      socket.once('close', () => resolve(this.#said));
    });
    this.#answer.then(
      () => (this.#over = true),
      () => (this.#over = true),
    );
  }

  async send(bytes: Buffer): Promise<void> {
    if (this.#over || this.#said !== '' || this.#socket.write(bytes)) return;
    await Promise.race([
      once(this.#socket, 'drain').catch(() => undefined),
      this.#answer.catch(() => undefined),
    ]);
  }

  async feed(whole: Buffer): Promise<void> {
    const chunk = whole.subarray(0, this.#left);
    this.#left -= chunk.length;
    this.#cut ||= chunk.length < whole.length;
    for (let from = 0; from < chunk.length && !this.#over; from += pieceBytes) {
      const piece = chunk.subarray(from, from + pieceBytes);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(piece.length);
      this.#socket.cork();
      this.#socket.write(length);
      const sent = this.send(piece);
      this.#socket.uncork();
      await sent;
    }
  }

  async end(): ReturnType<ScanRun['end']> {
    if (!this.#over) this.#socket.write(Buffer.alloc(4));
    const said = (await this.#answer.catch((error: Error) => Promise.reject(away(error.message))))
      .replaceAll('\0', '')
      .trim();
    const signature = /^stream: (.+) FOUND$/m.exec(said)?.[1];
    if (signature !== undefined)
      return isLimit(signature) ? { verdict: 'partial', engine } : { verdict: 'infected', engine, signature };
    // Longer than the daemon takes: looked through as far as that, and said so.
    if (/^stream: OK$/m.test(said)) return { verdict: this.#cut ? 'partial' : 'clean', engine };
    if (/size limit exceeded/i.test(said)) return { verdict: 'partial', engine };
    throw away(said === '' ? 'it hung up' : said);
  }

  abort(): void {
    this.#socket.destroy();
  }
}
