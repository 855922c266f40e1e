import { fromUtf8 } from '../bytes.ts';
import { bagDeclaration, parseManifest, payloadOxum } from './bag.ts';
import type { BundleNote } from './bundle-note.ts';
import { finding, type Finding } from './findings.ts';
import { bundlePaths, isPayload, isTag } from './layout.ts';
import type { ReadFile } from './repack.ts';

export type Files = ReadonlyMap<string, ReadFile>;

export const textOf = (files: Files, name: string): string | undefined => {
  const content = files.get(name)?.content;
  return content && fromUtf8(content);
};

const missing = (name: string): Finding =>
  finding(name, 'bundle.file.missing', { zh: `包中缺少 ${name}`, en: `The bundle lacks ${name}` });

/** The files that a manifest lists, exactly these, each with its digest. */
const checkManifest = (files: Files, name: string, belongs: (file: string) => boolean): Finding[] => {
  const text = textOf(files, name);
  if (text === undefined) return [missing(name)];
  const listed = parseManifest(text);
  if (listed === undefined)
    return [finding(name, 'bundle.manifest.malformed', { zh: '清单格式不符', en: 'Not a manifest of ours' })];
  const findings: Finding[] = [];
  for (const [file, sha256] of listed) {
    const found = files.get(file);
    if (found === undefined) findings.push(missing(file));
    else if (found.sha256 !== sha256)
      findings.push(
        finding(file, 'bundle.file.altered', {
          zh: `${file} 的内容与清单不符：文件被改动`,
          en: `${file} is not what the manifest lists: it was changed`,
        }),
      );
    else if (!belongs(file))
      findings.push(
        finding(name, 'bundle.manifest.malformed', { zh: `不应列入 ${file}`, en: `Must not list ${file}` }),
      );
  }
  for (const file of files.keys())
    if (belongs(file) && !listed.has(file))
      findings.push(
        finding(file, 'bundle.file.unlisted', {
          zh: `${file} 不在清单中：是后来放进去的`,
          en: `${file} is in no manifest: it was put in later`,
        }),
      );
  return findings;
};

export const checkPayload = (files: Files): Finding[] =>
  checkManifest(files, bundlePaths.manifest, isPayload);

/** The tag files, and the digest of their manifest that the note signs. */
export const checkTags = (files: Files, note: BundleNote | undefined): Finding[] => {
  const findings = checkManifest(files, bundlePaths.tagManifest, isTag);
  const sha256 = files.get(bundlePaths.tagManifest)?.sha256;
  if (note !== undefined && sha256 !== undefined && note.tagManifest !== sha256)
    findings.push(
      finding(bundlePaths.tagManifest, 'bundle.file.altered', {
        zh: '清单的清单与签名所载不符：被改动',
        en: 'The tag manifest is not the one that was signed: it was changed',
      }),
    );
  return findings;
};

/** What BagIt asks for (RFC 8493). */
export const checkBag = (files: Files): Finding[] => {
  const findings: Finding[] = [];
  if (textOf(files, bundlePaths.bagit) !== bagDeclaration)
    findings.push(
      finding(bundlePaths.bagit, 'bundle.bag.declaration', {
        zh: 'BagIt 声明不符',
        en: 'Not the declaration of a bag',
      }),
    );
  const oxum = `Payload-Oxum: ${payloadOxum([...files.values()])}`;
  if (!textOf(files, bundlePaths.info)?.split('\n').includes(oxum))
    findings.push(
      finding(bundlePaths.info, 'bundle.bag.oxum', {
        zh: `文件数和总字节数与 bag-info.txt 不符，应为 ${oxum}`,
        en: `Number and bytes of the files are not those of bag-info.txt, expected ${oxum}`,
      }),
    );
  return findings;
};
