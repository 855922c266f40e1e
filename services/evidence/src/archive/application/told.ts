import type { Person } from '@sanzhi/contracts';
import { matterOf, type Said } from '@sanzhi/ledger';
import type { CaseFile } from '../../matter/index.ts';
import type { MatterFile } from '../domain/bundle.ts';

/** What the entries say of the matter; what was erased by law is absent. */
export interface ToldMatter {
  kind?: CaseFile['kind'];
  reference?: string;
  cause?: string;
  party?: { name: string };
  openedOn?: string;
  stageSince?: string;
  decision?: { number: string };
}

export const toldMatter = (id: string, said: readonly Said[]): ToldMatter => matterOf(id, said);

/**
 * A file as the entry said that sealed it, whatever the database says of it since: of its own room comes only where it
 * lies and what no entry tells.
 */
export const asTold = (file: MatterFile, said: readonly Said[]): MatterFile =>
  file.kind === 'recording' ? recordingAsTold(file, said) : documentAsTold(file, said);

const entryOf = (name: string, { thing, sha256 }: MatterFile, said: readonly Said[]): Said | undefined =>
  said.find((one) => one.name === name && one.subject === thing && one.data['sha256'] === sha256);

const recordingAsTold = (file: MatterFile, said: readonly Said[]): MatterFile => {
  const { derivedFrom: _, ...rest } = file;
  const data = (entryOf('recording.sealed', file, said)?.data ?? {}) as Partial<MatterFile> & {
    fileName?: string;
    officers?: Person[];
  };
  const { title, sm3, contentType, madeAt, evidence, derivedFrom, fileName, officers } = data;
  const told = {
    ...{ title, sm3, contentType, madeAt, evidence, derivedFrom },
    ...{ originalName: fileName, madeBy: officers },
  };
  return { ...rest, ...known(told) };
};

const documentAsTold = (file: MatterFile, said: readonly Said[]): MatterFile => {
  const { receipt: _, ...rest } = file;
  const made = entryOf('document.made', file, said);
  const served = said.find(({ name, data }) => name === 'document.served' && data['document'] === file.thing);
  const {
    title = file.title,
    form,
    number,
  } = (made?.data ?? {}) as Partial<MatterFile> & { number?: string };
  const told = {
    ...{ title, form, madeAt: made?.time, madeBy: made && [made.by] },
    originalName: number === undefined ? title : `${title} ${number}`,
    receipt: served?.data['receipt'] as string | undefined,
  };
  return { ...rest, ...known(told) };
};

type Known<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
const known = <T extends object>(values: T): Known<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Known<T>;
