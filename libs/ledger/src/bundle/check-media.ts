import type { MatterChain } from '../entry/chain.ts';
import { fileDigestOf } from '../entry/entry.ts';
import type { Files } from './check-bag.ts';
import { finding, type Finding } from './findings.ts';
import { isMedia, type BundlePaths } from './layout.ts';
import { saidIn, type Said } from './said.ts';

/** One file that was sealed and not lawfully ended since. */
export interface SealedFile {
  kind: 'recording' | 'document';
  id: string;
  sha256: string;
}

const kinds = new Map<string, SealedFile['kind']>([
  ['recording.sealed', 'recording'],
  ['document.made', 'document'],
]);
const ended = 'holding.disposed';

const keyOf = ({ kind, id, sha256 }: SealedFile): string => `${kind} ${id} ${sha256}`;

/** Every file that the entries seal but those whose disposal they tell; of an erased entry nothing is known. */
export const sealedFiles = (said: readonly Said[]): SealedFile[] => {
  const sealed = said.flatMap(({ name, subject: id, data }) => {
    const kind = kinds.get(name);
    const sha256 = fileDigestOf({ id, data });
    return kind === undefined || sha256 === undefined ? [] : [{ kind, id, sha256 }];
  });
  const gone = new Set(said.filter(({ name }) => name === ended).map(({ data }) => keyOf(thingOf(data))));
  return sealed.filter((file) => !gone.has(keyOf(file)));
};

const thingOf = ({ kind, thing, sha256 }: Said['data']): SealedFile =>
  ({ kind, id: thing, sha256 }) as SealedFile;

/** Each sealed file lies in the bundle under its own id, and nothing else does. */
export const checkMedia = (files: Files, chain: MatterChain, paths: BundlePaths): Finding[] => {
  const sealed = sealedFiles(saidIn(chain)).map(({ kind, id, sha256 }) => ({
    stem: kind === 'recording' ? paths.recording(id, '') : paths.document(id),
    sha256,
  }));
  const isOf = (name: string, { stem }: (typeof sealed)[number]): boolean =>
    name === stem || (stem.endsWith('.') && name.startsWith(stem) && !name.slice(stem.length).includes('.'));
  const media = [...files.values()].filter(({ name }) => isMedia(name));
  return [
    ...media
      .filter(({ name, sha256 }) => !sealed.some((one) => isOf(name, one) && one.sha256 === sha256))
      .map(({ name }) =>
        finding(name, 'bundle.file.not-entered', {
          zh: `账本中没有以此编号封存、摘要与 ${name} 相同的文件：不是封存时的文件`,
          en: `No entry of the ledger seals what is in ${name} under this id: not the file that was sealed`,
        }),
      ),
    ...sealed
      .filter((one) => !media.some(({ name, sha256 }) => isOf(name, one) && one.sha256 === sha256))
      .map(({ stem, sha256 }) =>
        finding(stem.replace(/\.$/, ''), 'bundle.file.left-out', {
          zh: `账本记载已封存、未销毁的文件不在包内：摘要 ${sha256}`,
          en: `The ledger seals a file and tells of no disposal, and the bundle does not have it: digest ${sha256}`,
        }),
      ),
  ];
};
