import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describePackage, type PackageDraft } from './index.ts';
import { judgePackage, judgeSchemas } from '../test/judge.ts';
import { material, sampleDraft, sampleName } from '../test/sample.ts';

const work = mkdtempSync(join(tmpdir(), 'csip-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));
const folder = join(work, sampleName);

const put = (path: string, content: string): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
};
const write = (draft: PackageDraft): void => {
  for (const [path, content] of Object.entries(material)) put(path, content);
  for (const { path, content } of describePackage(draft)) put(path, content);
};
beforeEach(() => rmSync(folder, { recursive: true, force: true }));

const described = ['METS.xml', 'representations/originals/METS.xml', 'metadata/preservation/premis.xml'];

describe('validators that others wrote', () => {
  it('find no fault: commons-ip by CSIP and SIP 2.2.0, and the schemas of the Library of Congress', async () => {
    write(sampleDraft());
    const verdict = await judgePackage(folder);
    expect(verdict).toMatchObject({ result: 'VALID', errors: [] });
    expect(verdict.held).toBeGreaterThan(100);
    expect(await judgeSchemas(...described.map((name) => join(folder, name)))).toBeUndefined();
  });

  it('find no fault in a file of a type that nobody registered', async () => {
    const { originals, ...draft } = sampleDraft();
    const odd = originals.map((file, i) => ({ ...file, mime: ['video/x-msvideo', '"><x>'][i] ?? '' }));
    write({ ...draft, originals: odd });
    expect(await judgePackage(folder)).toMatchObject({ result: 'VALID', errors: [] });
    expect(await judgeSchemas(...described.map((name) => join(folder, name)))).toBeUndefined();
  });

  it('find no fault where nothing is left but the description', async () => {
    write({ ...sampleDraft(), originals: [], volumes: [], events: [], agents: [] });
    rmSync(join(folder, 'representations/originals/data'), { recursive: true });
    expect(await judgePackage(folder)).toMatchObject({ result: 'VALID', errors: [] });
    expect(await judgeSchemas(...described.map((name) => join(folder, name)))).toBeUndefined();
  });

  it('see a changed byte of a file, and what is no PREMIS', async () => {
    write(sampleDraft());
    put('representations/originals/data/recordings/r-1.mp4', 'not really a filn');
    expect(await judgePackage(folder)).toMatchObject({ result: 'INVALID' });
    put('metadata/preservation/premis.xml', '<premis xmlns="http://www.loc.gov/premis/v3" version="3.0"/>');
    expect(await judgeSchemas(join(folder, 'metadata/preservation/premis.xml'))).toContain('premis');
  });
});
