/** The test file of the European Institute for Computer Antivirus Research; in two halves, or scanners take this very file for it. */
const eicar = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
);
/** Type and label of the JUMBF box that holds content credentials (ISO 19566-5, C2PA 2.x §11): `jumd` + the UUID of `c2pa`. */
const c2pa = Buffer.from('6a756d6463327061001100108000 00aa00389b71'.replace(' ', ''), 'hex');

const known = { eicar, c2pa };
export type Signature = keyof typeof known;

const overlap = Math.max(...Object.values(known).map(({ length }) => length)) - 1;

/** Looks for known byte sequences in what passes by, across the borders of its pieces too. */
export class Signatures {
  readonly #found = new Set<Signature>();
  #tail: Buffer = Buffer.alloc(0);

  see(chunk: Buffer): void {
    const border = Buffer.concat([this.#tail, chunk.subarray(0, overlap)]);
    for (const [name, bytes] of Object.entries(known) as [Signature, Buffer][])
      if (!this.#found.has(name) && (chunk.includes(bytes) || border.includes(bytes))) this.#found.add(name);
    this.#tail = chunk.length >= overlap ? chunk.subarray(-overlap) : border.subarray(-overlap);
  }

  has(name: Signature): boolean {
    return this.#found.has(name);
  }
}
