/** Plants one violation of each dependency rule, and fails unless exactly that rule reports it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const evidence = 'services/evidence/src';

interface Probe {
  rule: string;
  /** File and what stands in it. The first is where the violation is planted. */
  files: Record<string, string>;
}

const probes: Probe[] = [
  {
    rule: 'no-cycles',
    files: {
      'libs/kernel/src/probe-a.ts': "export { b } from './probe-b.ts';",
      'libs/kernel/src/probe-b.ts': "export { a } from './probe-a.ts';",
    },
  },
  { rule: 'domain-is-pure', files: { [`${evidence}/probe/domain/probe.ts`]: "import 'node:fs';" } },
  {
    rule: 'domain-takes-only-types-from-contracts',
    files: { [`${evidence}/probe/domain/probe.ts`]: "export { roles } from '@sanzhi/contracts';" },
  },
  {
    rule: 'application-knows-no-adapter',
    files: {
      [`${evidence}/probe/application/probe.ts`]: "import '../adapters/probe.ts';",
      [`${evidence}/probe/adapters/probe.ts`]: 'export {};',
    },
  },
  {
    rule: 'feature-only-through-its-door',
    files: {
      [`${evidence}/probe/adapters/probe.ts`]: "import '../../probe2/domain/probe.ts';",
      [`${evidence}/probe2/domain/probe.ts`]: 'export {};',
    },
  },
  {
    rule: 'services-never-import-services',
    files: {
      [`${evidence}/probe/adapters/probe.ts`]: "import '../../../../review/src/probe.ts';",
      'services/review/src/probe.ts': 'export {};',
    },
  },
  {
    rule: 'libs-never-import-services',
    files: {
      'libs/kernel/src/probe.ts': "import '../../../services/review/src/probe.ts';",
      'services/review/src/probe.ts': 'export {};',
    },
  },
  {
    rule: 'kernel-and-statute-know-no-platform',
    files: { 'libs/kernel/src/probe.ts': "import '@sanzhi/persistence';" },
  },
  {
    rule: 'ledger-knows-only-the-kernel',
    files: { 'libs/ledger/src/probe.ts': "import '@sanzhi/persistence';" },
  },
  {
    rule: 'ledger-knows-only-the-kernel',
    files: { 'libs/ledger/src/probe.ts': "import '@sanzhi/kernel';" },
  },
  {
    rule: 'ledger-knows-only-the-kernel',
    files: { 'libs/ledger/src/probe.ts': "import 'node:fs';" },
  },
  {
    rule: 'platform-knows-no-law',
    files: { 'libs/platform/config/src/probe.ts': "import '@sanzhi/statute';" },
  },
  {
    rule: 'no-testing-in-production',
    files: { 'services/review/src/probe.ts': "import '@sanzhi/testing';" },
  },
  {
    rule: 'web-knows-no-server',
    files: {
      'services/portal/web/src/probe.ts': "import '../../src/probe.ts';",
      'services/portal/src/probe.ts': 'export {};',
    },
  },
];

const cruiser = join(root, 'node_modules/.bin/depcruise');

const rulesBrokenBy = (files: string[]): string[] => {
  const json = execFileSync(
    process.execPath,
    [cruiser, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...files],
    { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const { summary } = JSON.parse(json) as { summary: { violations: { rule: { name: string } }[] } };
  return summary.violations.map(({ rule }) => rule.name);
};

let missed = 0;
for (const { rule, files } of probes) {
  const paths = Object.keys(files);
  const made = new Set<string>();
  try {
    for (const [path, text] of Object.entries(files)) {
      const first = mkdirSync(dirname(join(root, path)), { recursive: true });
      if (first) made.add(first);
      writeFileSync(join(root, path), text, { flag: 'wx' });
    }
    const seen = rulesBrokenBy(paths).includes(rule);
    if (!seen) missed += 1;
    process.stdout.write(`${seen ? 'seen' : 'MISSED'}  ${rule}\n`);
  } finally {
    for (const path of paths) rmSync(join(root, path), { force: true });
    for (const folder of made) rmSync(folder, { recursive: true, force: true });
  }
}
if (missed > 0) {
  process.stderr.write(`${missed} rule(s) no longer fire\n`);
  process.exitCode = 1;
}
