import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClamscanScanner } from './clamscan-scanner.ts';

const folder = mkdtempSync(join(tmpdir(), 'clamscan-'));
const path = process.env['PATH'];
/** In place of the program: like it, it is silent about what is beyond its limits unless it is told to say so. */
const program = `#!/bin/sh
most=26214400
for option in "$@"; do case "$option" in --max-filesize=*) most=\${option#*=};; --alert-exceeds-max=yes) loud=1;; esac; done
cat > ${folder}/got
if grep -q EVIL ${folder}/got; then echo 'stdin: Test.Evil FOUND'; exit 1; fi
if [ "$(wc -c < ${folder}/got)" -gt "$most" ] || grep -q NESTED ${folder}/got; then
  if [ -n "$loud" ]; then echo 'stdin: Heuristics.Limits.Exceeded.MaxFileSize FOUND'; exit 1; fi
fi
grep -q BROKEN ${folder}/got && exit 2
echo 'stdin: OK'
`;
beforeAll(() => {
  writeFileSync(join(folder, 'clamscan'), program);
  chmodSync(join(folder, 'clamscan'), 0o755);
  process.env['PATH'] = `${folder}:${path ?? ''}`;
});
afterAll(() => {
  process.env['PATH'] = path;
  rmSync(folder, { recursive: true, force: true });
});

const engine = 'clamscan';
const scan = async (most: number, ...pieces: string[]) => {
  const run = await new ClamscanScanner(most).open();
  for (const piece of pieces) await run.feed(Buffer.from(piece));
  return run.end();
};

it('is clean only when all of it was looked at', async () => {
  expect(await scan(10, '01234', '56789')).toEqual({ verdict: 'clean', engine });
  expect(await scan(10, '01234', '567890')).toEqual({ verdict: 'partial', engine });
  expect(await scan(10, '01234', '56789', '0')).toEqual({ verdict: 'partial', engine });
  expect(await scan(10, 'NESTED')).toEqual({ verdict: 'partial', engine });
});

it('names what was found, and judges nothing when the program fails', async () => {
  expect(await scan(10, 'EVIL', '01234567')).toEqual({ verdict: 'infected', engine, signature: 'Test.Evil' });
  await expect(scan(10, 'BROKEN')).rejects.toMatchObject({ code: 'scanner.down' });
});
