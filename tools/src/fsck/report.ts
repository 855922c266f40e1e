import { print } from '../terminal.ts';
import type { Finding, Findings } from './findings.ts';

/** One difference or note, as it is found. */
export const tell = ({ code, place, zh, en, detail, means }: Finding, kind: 'difference' | 'note'): void => {
  print(`${kind === 'difference' ? '✗' : '·'} ${code}  ${place}`);
  print(`    ${zh} ${en}${detail === undefined ? '' : `: ${detail}`}`);
  if (means) print(`    ${means.zh}。 ${means.en}.`);
};

/** Progress, beside the findings. */
export const toStderr = (text: string): void => {
  process.stderr.write(`  ${text}\n`);
};

/** What was looked at, and how many differences. */
export const summarize = (findings: Findings): void => {
  const looked = Object.entries(findings.counts)
    .filter(([what]) => !what.startsWith('note:'))
    .map(([what, count]) => `${count} ${what}`);
  print(looked.join(', '));
  const notes = Object.entries(findings.counts).filter(([what]) => what.startsWith('note:'));
  for (const [what, count] of notes) if (count > 50) print(`  ${what.slice(5)}: ${count} in all`);
  print(
    findings.differences.length === 0
      ? '没有差异 no difference'
      : `${findings.differences.length} 处差异 differences; docs/runbook.md says what to do`,
  );
};
