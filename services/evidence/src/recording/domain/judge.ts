import type { MediaKind } from '@sanzhi/statute';
import { containerFits } from './containers.ts';
import type { Digests, Fault, Inside, MediaFacts } from './recording.ts';
import type { Received } from './seal.ts';

const again = {
  zh: '原文件未封存。请从执法记录仪或采集站重新导出原始文件，重新登记并上传；不要剪辑或转码。',
  en: 'Nothing was sealed. Export the original from the device again, announce it anew and upload it; do not cut or convert it.',
};

const fault = (code: string, zh: string, en: string): Fault => ({
  code: `recording.${code}`,
  words: { zh: `${zh}${again.zh}`, en: `${en} ${again.en}` },
});

/** The version that was completed is not in the store any more. */
export const lost = (): Fault =>
  fault('version-missing', '存储中已没有上传完成的文件版本。', 'The completed version is not in the store.');

export const sizeFault = (recording: Pick<Received, 'size'>, size: number): Fault | undefined => {
  if (size === 0) return fault('empty', '文件是空的。', 'The file is empty.');
  if (size === recording.size) return undefined;
  return fault(
    'size-mismatch',
    `文件大小为${size}字节，登记的是${recording.size}字节。`,
    `The file has ${size} bytes, announced were ${recording.size}.`,
  );
};

export const digestFault = (
  recording: Pick<Received, 'declaredSha256'>,
  { sha256 }: Digests,
): Fault | undefined =>
  sha256 === recording.declaredSha256
    ? undefined
    : fault(
        'digest-mismatch',
        '存储中文件的SHA-256与上传方声明的不一致，文件在传输中损坏或者被替换。',
        'The SHA-256 of what is stored is not the one declared: the file was damaged or replaced on the way.',
      );

/** Found by the scanner, or by our own look for the EICAR test file. */
export const infectedFault = (signature: string): Fault => ({
  code: 'recording.infected',
  words: {
    zh: `文件含有恶意代码（${signature}）。原文件未封存，请勿再传。请先对设备和存储卡查杀，再从设备导出原始文件，重新登记并上传。`,
    en: `The file carries malware (${signature}). Nothing was sealed; do not send it again. Clean the device and its card first, then export the original, announce it anew and upload it.`,
  },
});

/** The same bytes are in this matter already. */
export const duplicateFault = ({ id, title }: { id: string; title: string }): Fault => ({
  code: 'recording.duplicate',
  words: {
    zh: `本案已有同一文件：“${title}”（编号${id}），未重复封存。该记录在本案中即可使用，无需再传；如选错了文件，请重新登记正确的文件。`,
    en: `This matter has the same file already: “${title}” (${id}); it was not sealed again. That record counts as it is, nothing need be sent again; if it was the wrong file, announce the right one.`,
  },
  duplicateOf: id,
});

/** What a look into the file gave: its facts and what kind of thing it is, or why it cannot be read. */
export type Seen =
  | { readable: true; kind: 'video' | 'audio' | 'image'; facts: MediaFacts; inside?: Inside; poster?: Buffer }
  | { readable: false; cut: boolean };

const kinds: Record<MediaKind, readonly ('video' | 'audio' | 'image')[]> = {
  video: ['video'],
  audio: ['audio'],
  photo: ['image'],
  screen: ['video', 'image'],
};
const names = {
  video: { zh: '录像', en: 'video' },
  audio: { zh: '录音', en: 'audio' },
  photo: { zh: '照片', en: 'photo' },
  screen: { zh: '录屏', en: 'screen capture' },
  image: { zh: '图片', en: 'picture' },
};

export const mediaFault = (
  { medium, contentType }: Pick<Received, 'medium' | 'contentType'>,
  seen: Seen,
): Fault | undefined => {
  if (!seen.readable)
    return seen.cut
      ? fault('truncated', '文件不完整，末尾缺失。', 'The file is cut short: its end is missing.')
      : fault(
          'unreadable',
          `文件不能作为${names[medium].zh}打开。`,
          `The file cannot be opened as a ${names[medium].en}.`,
        );
  if (kinds[medium].includes(seen.kind))
    return containerFits(contentType, seen.facts.container)
      ? undefined
      : fault(
          'mislabelled',
          `文件登记为${contentType}，实际是${seen.facts.container}格式。`,
          `The file is announced as ${contentType}, but it is ${seen.facts.container}.`,
        );
  return fault(
    'not-its-medium',
    `登记为${names[medium].zh}，文件内容是${names[seen.kind].zh}。`,
    `Announced as ${names[medium].en}, but the file holds ${names[seen.kind].en}.`,
  );
};
