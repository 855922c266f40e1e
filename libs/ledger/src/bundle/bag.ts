import { DomainError } from '@sanzhi/kernel/pure';
import { bundlePaths, fileOf, isPayload, isTag, type BundleFile } from './layout.ts';

export const bagDeclaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** RFC 8493 section 2.1.3: one line for each file, `<digest>  <path>`, by name. */
export const manifestOf = (files: readonly { name: string; sha256: string }[]): string =>
  files
    .map(({ name, sha256 }) => ({ name, line: `${sha256}  ${name}\n` }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ line }) => line)
    .join('');

/** Digest of each file by name; undefined unless spelt exactly as `manifestOf` spells it. */
export const parseManifest = (text: string): ReadonlyMap<string, string> | undefined => {
  const files = text
    .split('\n')
    .slice(0, -1)
    .map((line) => ({ sha256: line.slice(0, 64), name: line.slice(66) }));
  const digests = new Map(files.map(({ name, sha256 }) => [name, sha256]));
  const canonical =
    files.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256)) && digests.size === files.length;
  return canonical && manifestOf(files) === text ? digests : undefined;
};

/** RFC 8493 section 2.2.2: bytes and number of the payload's files. */
export const payloadOxum = (files: readonly { name: string; size: number }[]): string => {
  const payload = files.filter(({ name }) => isPayload(name));
  return `${payload.reduce((sum, { size }) => sum + size, 0)}.${payload.length}`;
};

const infoOf = (info: Readonly<Record<string, string>>): string =>
  Object.entries(info)
    .map(([label, value]) => {
      if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(label) || /[\r\n]/.test(value))
        throw new DomainError('bundle.info', {
          zh: `bag-info.txt 的标签或内容不合规：${label}`,
          en: `Not a line for bag-info.txt: ${label}`,
        });
      return `${label}: ${value}\n`;
    })
    .join('');

/** Adds declaration, bag-info and both manifests to the payload and the tag files at hand. */
export const bagOf = (files: readonly BundleFile[], info: Readonly<Record<string, string>>): BundleFile[] => {
  const all = [
    ...files,
    fileOf(bundlePaths.bagit, bagDeclaration),
    fileOf(bundlePaths.info, infoOf({ ...info, 'Payload-Oxum': payloadOxum(files) })),
    fileOf(bundlePaths.manifest, manifestOf(files.filter(({ name }) => isPayload(name)))),
  ];
  return [...all, fileOf(bundlePaths.tagManifest, manifestOf(all.filter(({ name }) => isTag(name))))];
};
