/**
 * Has veraPDF judge every official form, and a file that only lost its PDF/A mark, which must be refused.
 * Needs Java 17 and Maven; not part of `npm test`: node --conditions=sanzhi-source tests/pdfa/check.ts
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopTypesetting, typeset } from '../../libs/platform/typesetting/src/index.ts';
import { formNumbers, forms } from '../../services/evidence/src/document/forms/index.ts';
import { sample } from '../../services/evidence/src/document/forms/sample.contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'pdfa-'));
const here = import.meta.dirname;
try {
  const files: string[] = [];
  for (const no of formNumbers) {
    const data = sample(no);
    const pdf = await typeset({ ...forms[no].render(data), at: new Date(`${data.date}T00:00:00+08:00`) });
    files.push(join(folder, `form-${no}.pdf`));
    writeFileSync(files.at(-1)!, pdf);
    const unmarked = Buffer.from(pdf).toString('latin1').replace('<pdfaid:part>2<', '<pdfaid:part>9<');
    if (no === 45) writeFileSync(join(folder, 'unmarked.pdf'), unmarked, 'latin1');
  }
  const classpath = join(folder, 'classpath');
  const goal = [
    '-q',
    '-f',
    join(here, 'pom.xml'),
    'dependency:build-classpath',
    `-Dmdep.outputFile=${classpath}`,
  ];
  execFileSync('mvn', goal, { stdio: 'inherit' });
  const judge = ['-cp', readFileSync(classpath, 'utf8'), join(here, 'PdfA.java')];
  const said = execFileSync('java', [...judge, ...files, join(folder, 'unmarked.pdf')], { encoding: 'utf8' });
  const judged = (file: string) => said.includes(`${file} true`);
  const faults = files.filter((file) => !judged(file));
  if (faults.length || judged(join(folder, 'unmarked.pdf'))) throw new Error(said);
  process.stdout.write(`${files.length} forms are PDF/A-2b; the file without its mark is refused\n`);
} finally {
  rmSync(folder, { recursive: true });
  await stopTypesetting();
}
