import { verifyBundle, type BundleReport, type Check } from '@sanzhi/ledger';
import { open, readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { print } from '../terminal.ts';
import { fileSource, newHasher } from './file-source.ts';
import { trustOf } from './keys.ts';
import { timestampCheck } from './timestamp.ts';

const printCheck = ({ zh, en, findings, remark }: Check): void => {
  print(`${findings.length === 0 ? '✓' : '✗'} ${zh}${remark ? `：${remark.zh}` : ''}`);
  print(`  ${en}${remark ? `: ${remark.en}` : ''}`);
  for (const found of findings) {
    print(`    ${found.place}  [${found.code}]`);
    print(`      ${found.zh}`);
    print(`      ${found.en}`);
  }
};

const printFacts = ({ note, checkpoint, entries, recorded, files, logKey }: BundleReport): void => {
  if (note) {
    print(`案件 matter        ${note.matter}`);
    print(`导出 exported      ${note.exportedAt.toISOString()}`);
  }
  if (entries) {
    const erased =
      entries.erased > 0 ? `（其中 ${entries.erased} 条正文已依法销毁 bodies destroyed by law）` : '';
    print(`账本条目 entries   ${entries.total}${erased}`);
  }
  for (const { first, last, noLaterThan, day } of recorded ?? [])
    print(
      `入账 recorded      ${first === last ? first : `${first}–${last}`}: 不晚于 no later than ${noLaterThan.toISOString()}${day === undefined ? '' : ` (${day})`}`,
    );
  print(`文件 files         ${files}`);
  if (checkpoint) {
    print(`账本 ledger        ${checkpoint.origin}, ${checkpoint.size}`);
    for (const { name, time } of checkpoint.witnessed)
      print(`见证 witness       ${name} ${time.toISOString()}`);
  }
  if (logKey) print(`公钥 public key    ${logKey.vkey}`);
};

const ownKey = (): void => {
  print('! 公钥取自包内：只说明包内前后一致。要确认是谁的账本，请用 --key 给出另行取得的公钥。');
  print('  The key was taken from the bundle: this shows only that the bundle agrees with itself.');
  print('  To know whose ledger it is, give the key that you got elsewhere with --key.');
};

/** `sanzhi verify BUNDLE [--key FILE|VKEY] [--quorum N] [--timestamp-ca FILE] [--delay DAYS]`: no network, no database, no service. */
export const verify = async (args: readonly string[]): Promise<void> => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      key: { type: 'string' },
      quorum: { type: 'string' },
      'timestamp-ca': { type: 'string' },
      delay: { type: 'string' },
    },
  });
  const [path, ...more] = positionals;
  const [quorum, delayDays] = [values.quorum, values.delay].map((text) =>
    text === undefined ? undefined : Number(text),
  );
  const isCount = (value: number | undefined): boolean =>
    value === undefined || (Number.isInteger(value) && value >= 0);
  if (path === undefined || more.length > 0 || !isCount(quorum) || !isCount(delayDays))
    throw new Error(
      'usage: sanzhi verify BUNDLE [--key FILE|VKEY] [--quorum N] [--timestamp-ca FILE] [--delay DAYS]',
    );
  const ca = values['timestamp-ca'];
  const timestamp = timestampCheck(ca === undefined ? undefined : await readFile(ca, 'utf8'));
  const trust = { ...trustOf(values.key, quorum), ...(delayDays === undefined ? {} : { delayDays }) };
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const report = await verifyBundle(fileSource(file, size), trust, { newHasher, timestamp });
    printFacts(report);
    print();
    report.checks.forEach(printCheck);
    print();
    if (report.logKey?.given === false) ownKey();
    const places = [...new Set(report.findings.map(({ place }) => place))];
    if (report.accepted) print('通过 accepted');
    else {
      print(`不通过 refused: ${places.join(', ')}`);
      process.exitCode = 1;
    }
  } finally {
    await file.close();
  }
};
