import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { ClamavScanner } from './clamav-scanner.ts';

let server: Server;
afterEach(() => void server.close());

/** Takes INSTREAM as clamd does and answers what `judge` says of everything that came. */
const daemon = async (
  judge: (body: Buffer) => string,
  { most = 100_000_000, takes = most }: { most?: number; takes?: number } = {},
): Promise<ClamavScanner> => {
  const serve = (socket: Socket) => {
    let buffered = Buffer.alloc(0);
    const body: Buffer[] = [];
    let begun = false;
    socket.on('error', () => undefined);
    socket.on('data', (data: Buffer) => {
      buffered = Buffer.concat([buffered, data]);
      if (!begun && buffered.length >= 10) {
        expect(buffered.subarray(0, 10).toString()).toBe('zINSTREAM\0');
        buffered = buffered.subarray(10);
        begun = true;
      }
      while (begun && buffered.length >= 4) {
        const length = buffered.readUInt32BE();
        if (length === 0) return void socket.end(`stream: ${judge(Buffer.concat(body))}\0`);
        if (buffered.length < 4 + length) return undefined;
        body.push(buffered.subarray(4, 4 + length));
        buffered = buffered.subarray(4 + length);
        if (body.reduce((all, { length: one }) => all + one, 0) > takes)
          return void socket.end('INSTREAM size limit exceeded. ERROR\0');
      }
    });
  };
  server = createServer(serve).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return new ClamavScanner(`tcp://127.0.0.1:${(server.address() as AddressInfo).port}`, most);
};
const scan = async (scanner: ClamavScanner, pieces: Buffer[]) => {
  const run = await scanner.open();
  for (const piece of pieces) await run.feed(piece);
  return run.end();
};

describe('the ClamAV daemon', () => {
  it('gets every byte in order, and its word is taken', async () => {
    let seen: Buffer = Buffer.alloc(0);
    const scanner = await daemon((body) => {
      seen = body;
      return 'OK';
    });
    const pieces = [Buffer.alloc(3_000_000, 1), Buffer.alloc(17, 2), Buffer.alloc(2_500_000, 3)];
    expect(await scan(scanner, pieces)).toEqual({ verdict: 'clean', engine: 'clamav' });
    expect(seen.equals(Buffer.concat(pieces))).toBe(true);
  });

  it('names what it found', async () => {
    const scanner = await daemon(() => 'Win.Test.EICAR_HDB-1 FOUND');
    expect(await scan(scanner, [Buffer.from('x')])).toEqual({
      verdict: 'infected',
      engine: 'clamav',
      signature: 'Win.Test.EICAR_HDB-1',
    });
  });

  it('found nothing where it only says that a limit kept it from looking', async () => {
    const scanner = await daemon(() => 'Heuristics.Limits.Exceeded.MaxScanSize FOUND');
    expect(await scan(scanner, [Buffer.from('x')])).toEqual({ verdict: 'partial', engine: 'clamav' });
  });

  it('gets no more than it takes, and is said to have seen a part only', async () => {
    let seen = 0;
    const scanner = await daemon(
      (body) => {
        seen = body.length;
        return 'OK';
      },
      { most: 2_500_000 },
    );
    const pieces = Array.from({ length: 40 }, () => Buffer.alloc(1_000_000));
    expect(await scan(scanner, pieces)).toEqual({ verdict: 'partial', engine: 'clamav' });
    expect(seen).toBe(2_500_000);
  });

  it('is said to have seen a part only when it takes less than it was said to', async () => {
    const scanner = await daemon(() => 'OK', { takes: 10 });
    expect(await scan(scanner, [Buffer.alloc(20)])).toEqual({ verdict: 'partial', engine: 'clamav' });
  });

  it('judges nothing when it is away or hangs up', async () => {
    const scanner = await daemon(() => 'OK');
    const away = { code: 'scanner.down', detail: { kind: 'unavailable' } };
    server.removeAllListeners('connection').on('connection', (socket: Socket) => socket.destroy());
    await expect(scan(scanner, [Buffer.from('x')])).rejects.toMatchObject(away);
    const closed = once(server.close(), 'close');
    await closed;
    await expect(scanner.open()).rejects.toMatchObject(away);
  });
});
