import { describe, expect, it } from '@jest/globals';
import { sha256Hex } from '@sanzhi/kernel';
import { describePackage } from './index.ts';
import { sampleDraft } from '../test/sample.ts';

const written = (draft = sampleDraft()) =>
  new Map(describePackage(draft).map(({ path, content }) => [path, content]));

describe('the description of a package', () => {
  it('names each file that it writes by its digest and its bytes', () => {
    const files = written();
    const mets = files.get('METS.xml') ?? '';
    for (const [path, content] of files) {
      if (path === 'METS.xml') continue;
      const line = mets.split('\n').findIndex((text) => text.includes(`xlink:href="${path}"`));
      const around = mets
        .split('\n')
        .slice(line - 1, line + 1)
        .join('');
      expect(around).toContain(`CHECKSUM="${sha256Hex(content)}"`);
      expect(around).toContain(`SIZE="${Buffer.byteLength(content)}"`);
    }
  });

  it('points from the representation to its files by their place in it', () => {
    const mets = written().get('representations/originals/METS.xml') ?? '';
    expect(mets).toContain('xlink:href="data/recordings/r-1.mp4"');
    expect(mets).toContain('<div ID="id-volume-1" LABEL="正卷" ORDER="1">');
  });

  it('survives whatever a device calls its file, and writes nothing that XML forbids', () => {
    const hostile = '"><script>&amp;&x;]]>\u0000\u0008\u001b\ud800\uffff 现场😀.mp4';
    const draft = sampleDraft();
    const [film] = draft.originals;
    if (!film) throw new Error('no film');
    const files = written({ ...draft, title: hostile, originals: [{ ...film, originalName: hostile }] });
    expect(files.get('metadata/preservation/premis.xml')).toContain(
      '<originalName>&quot;&gt;&lt;script&gt;&amp;amp;&amp;x;]]&gt;\ufffd\ufffd\ufffd\ufffd\ufffd 现场😀.mp4</originalName>',
    );
    for (const content of files.values()) {
      expect(content.isWellFormed()).toBe(true);
      // oxlint-disable-next-line no-control-regex
      expect(content).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\uffff]|<script/);
    }
  });

  it('is the same for the same material', () => {
    expect(written()).toEqual(written());
  });
});
