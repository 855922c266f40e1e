import { Logger } from '@nestjs/common';
import { cosignatureVerifier, parseCheckpoint, splitNote } from '@sanzhi/ledger';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { TooFewWitnesses, type Cosigning, type Witnesses } from '../application/witness-port.ts';
import { WitnessClient, type Answer, type WitnessAddress } from './witness-client.ts';

interface WitnessSettings {
  quorum: number;
  witnesses: readonly WitnessAddress[];
  /** How long any of them is waited for … */
  timeoutMs?: number;
  /** … and how long the rest, once enough have signed. */
  graceMs?: number;
}

const vkey = z.string().refine((text) => {
  try {
    cosignatureVerifier(text);
    return true;
  } catch {
    return false;
  }
}, 'must be a verifier key of type 0x04: name+id+key');
const http = z.url({ protocol: /^https?$/ });
const settings = z
  .strictObject({
    quorum: z.int().min(0),
    witnesses: z.array(z.strictObject({ vkey, url: http })).max(32),
  })
  .refine(
    ({ quorum, witnesses }) => quorum <= witnesses.length,
    'quorum is larger than the number of witnesses',
  )
  .refine(
    ({ witnesses }) => new Set(witnesses.map((witness) => witness.vkey)).size === witnesses.length,
    'a witness is named twice',
  );

/** Reads LEDGER_WITNESSES_FILE; an error names every fault of it. */
export const readWitnesses = async (
  file: string,
): Promise<{ quorum: number; witnesses: WitnessAddress[] }> => {
  const parsed = settings.safeParse(parseJson(await readFile(file, 'utf8')));
  if (!parsed.success)
    throw new Error(`${file} 不是见证方名单。 is no list of witnesses:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Asks all witnesses at once; one that is away costs a short grace, once enough others have signed. */
export class HttpWitnesses implements Witnesses {
  readonly quorum: number;
  readonly #clients: readonly WitnessClient[];
  readonly #timeoutMs: number;
  readonly #graceMs: number;
  readonly #logger = new Logger('Ledger');
  /** What was last said of each witness, so that the log tells a change and not every second the same. */
  readonly #told = new Map<string, string>();

  constructor({ quorum, witnesses, timeoutMs = 3_000, graceMs = 250 }: WitnessSettings) {
    this.quorum = quorum;
    this.#clients = witnesses.map((witness) => new WitnessClient(witness));
    this.#timeoutMs = timeoutMs;
    this.#graceMs = graceMs;
  }

  async cosign(
    note: string,
    consistency: (from: number) => Promise<readonly Uint8Array[]>,
  ): Promise<Cosigning> {
    if (this.#clients.length === 0) return { lines: [], signed: [], missed: [] };
    const { text } = splitNote(note);
    const stop = new AbortController();
    const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(this.#timeoutMs)]);
    const { size } = parseCheckpoint(text);
    const question = { note, text, size, consistency, signal };
    const asked = this.#clients.map((client) => client.ask(question));
    try {
      await this.#wait(asked);
    } finally {
      stop.abort();
    }
    return this.#judge(await Promise.all(asked));
  }

  /** Until all have answered, or enough have signed and the grace is over. */
  async #wait(asked: readonly Promise<Answer>[]): Promise<void> {
    let signed = 0;
    await new Promise<void>((done) => {
      if (this.quorum === 0) void sleep(this.#graceMs).then(done);
      for (const answer of asked)
        void answer.then(({ line }) => {
          signed += line === undefined ? 0 : 1;
          if (signed === this.quorum && line !== undefined) void sleep(this.#graceMs).then(done);
        });
      void Promise.all(asked).then(() => done());
    });
  }

  #judge(answers: readonly Answer[]): Cosigning {
    const lines = answers.flatMap(({ line }) => line ?? []);
    const signed = answers.flatMap(({ name, time }) => (time ? { name, time } : []));
    const missed = answers.flatMap((answer) => answer.missed ?? []);
    for (const answer of answers) this.#tell(answer);
    if (lines.length < this.quorum) throw new TooFewWitnesses(this.quorum, lines.length, missed);
    return { lines, signed, missed };
  }

  #tell({ name, missed }: Answer): void {
    const code = missed?.code ?? 'signed';
    if ((this.#told.get(name) ?? 'signed') === code) return;
    this.#told.set(name, code);
    if (!missed) return this.#logger.log({ witness: name, state: 'signs again' });
    const told = { witness: name, code, reason: missed.en };
    // Another history than ours is no outage, even where enough others sign.
    if (contradictions.has(code)) this.#logger.error(told);
    else this.#logger.warn(told);
  }
}

const contradictions = new Set(['ledger.witness.fork', 'ledger.witness.ahead']);
