import { describePackage, type PackageDraft, type PreservedFile, type StoredFile } from '@sanzhi/csip';
import { fileOf, packageFolder, transferPaths, type BundleFile } from '@sanzhi/ledger';
import { civilDateOf, procedures, volumePartNames, volumesOf } from '@sanzhi/statute';
import type { Descriptions, TransferMaterial } from '../application/ports.ts';
import type { BundledFile, MatterFile } from '../domain/bundle.ts';
import { keptEvents, saidEvents } from './preservation-events.ts';

interface Software {
  name: string;
  version: string;
}

const types: Record<string, string> = {
  json: 'application/json',
  pem: 'application/pem-certificate-chain',
  tsr: 'application/timestamp-reply',
};

/** As an E-ARK package: METS, PREMIS and Dublin Core, in which everything else is named by its digest. */
export class CsipDescriptions implements Descriptions {
  readonly #software: Software;
  constructor(software: Software) {
    this.#software = software;
  }

  of(material: TransferMaterial): BundleFile[] {
    const folder = packageFolder(material.name);
    return describePackage(this.#draft(material, folder)).map(({ path, content }) =>
      fileOf(`${folder}${path}`, content),
    );
  }

  #draft(material: TransferMaterial, folder: string): PackageDraft {
    const { name, bundle, body, at, files, small, events } = material;
    const software = this.#software;
    const whole = { id: `urn:uuid:${bundle.matter}`, title: titleOf(material) };
    const said = saidEvents(events, files, whole.id);
    const kept = keptEvents(files, software.name);
    const stored = storedIn(folder, at.toISOString());
    const { matter } = transferPaths(name);
    return {
      name,
      title: whole.title,
      createdAt: at,
      software,
      creator: { name: body, code: bundle.agency },
      whole,
      descriptive: descriptiveOf(material, whole.title),
      furtherDescriptions: small
        .filter((one) => one.name === matter)
        .map((one) => ({ ...stored(one), label: 'sanzhi-matter' })),
      documentation: small
        .filter((one) => one.name.startsWith(`${folder}documentation/`))
        .map((one) => stored(one)),
      originals: files.map((one) => preserved(one, folder)),
      volumes: volumesIn(files, civilDateOf(at)),
      events: [...kept.events, ...said.events].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)),
      agents: [
        ...new Map([...kept.agents, ...said.agents].map((agent) => [agent.id, agent])).values(),
        { id: bundle.agency, name: body, type: 'organization' },
        { id: software.name, name: software.name, type: 'software', version: software.version },
      ],
    };
  }
}

const titleOf = ({ matter: { party, cause } }: TransferMaterial): string =>
  party === undefined || cause === undefined ? '行政执法案卷（内容已依法删除）' : `${party.name}${cause}案`;

/** What was erased by law is absent. */
const descriptiveOf = (
  { bundle, matter, body }: TransferMaterial,
  title: string,
): PackageDraft['descriptive'] => {
  const { kind, reference, decision, openedOn, stageSince } = matter;
  const known = (...values: (string | undefined)[]) => values.filter((value) => value !== undefined);
  return {
    title,
    identifiers: known(`urn:uuid:${bundle.matter}`, reference, decision?.number),
    creator: body,
    subjects: known(kind && procedures[kind].zh),
    types: ['行政执法案卷', 'Collection'],
    dates: known(openedOn && stageSince && `${openedOn}/${civilDateOf(new Date(stageSince))}`),
    rights: '正卷依法查阅；副卷属内部材料，不对外提供',
    language: 'zh-Hans',
  };
};

const storedIn =
  (folder: string, createdAt: string) =>
  ({ name, size, sha256 }: BundleFile): StoredFile => {
    const path = name.slice(folder.length);
    return {
      id: path.replaceAll('/', '.'),
      path,
      size,
      sha256,
      mime: types[path.split('.').at(-1) ?? ''] ?? 'text/plain',
      createdAt,
    };
  };

const preserved = (file: MatterFile & BundledFile, folder: string): PreservedFile => ({
  id: file.thing,
  path: file.name.slice(folder.length),
  size: file.size,
  sha256: file.sha256,
  mime: file.contentType,
  createdAt: file.madeAt,
  label: file.title,
  originalName: file.originalName,
  madeAt: file.madeAt,
  fixity: file.sm3 === undefined ? [] : [{ algorithm: 'SM3', digest: file.sm3 }],
  ...(file.format === undefined ? {} : { format: file.format }),
  ...(file.derivedFrom === undefined ? {} : { derivedFrom: file.derivedFrom }),
});

const volumesIn = (files: readonly MatterFile[], on: string): PackageDraft['volumes'] => {
  const parts = volumesOf(
    files.map(({ thing, madeAt, form, evidence, receipt }) => ({
      id: thing,
      at: madeAt,
      ...(form === undefined ? {} : { form }),
      ...(evidence === undefined ? {} : { evidence }),
      ...(receipt === undefined ? {} : { receipt }),
    })),
    on,
  );
  return [
    { label: volumePartNames.main.zh, files: parts.main },
    { label: volumePartNames.secondary.zh, files: parts.secondary },
  ];
};
