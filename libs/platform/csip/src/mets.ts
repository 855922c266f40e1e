import { registeredType } from './media-types.ts';
import type { PackageDraft, Party, StoredFile, Volume } from './model.ts';
import { xmlOf, xsi, type Node } from './xml.ts';

const namespaces = {
  '@xmlns': 'http://www.loc.gov/METS/',
  '@xmlns:csip': 'https://DILCIS.eu/XML/METS/CSIPExtensionMETS',
  '@xmlns:sip': 'https://DILCIS.eu/XML/METS/SIPExtensionMETS',
  '@xmlns:xlink': 'http://www.w3.org/1999/xlink',
  '@xmlns:xsi': xsi,
  '@xsi:schemaLocation': [
    'http://www.loc.gov/METS/ https://www.loc.gov/standards/mets/mets.xsd',
    'http://www.w3.org/1999/xlink https://www.loc.gov/standards/xlink/xlink.xsd',
    'https://DILCIS.eu/XML/METS/CSIPExtensionMETS https://earkcsip.dilcis.eu/schema/DILCISExtensionMETS.xsd',
    'https://DILCIS.eu/XML/METS/SIPExtensionMETS https://earksip.dilcis.eu/schema/DILCISExtensionSIPMETS.xsd',
  ].join(' '),
};

const profile = 'https://earksip.dilcis.eu/profile/E-ARK-SIP-v2-2-0.xml';

/** An ID of XML begins with a letter. */
const idOf = (...parts: readonly string[]): string => `id-${parts.join('-')}`;

const located = (path: string): Node => ({
  '@LOCTYPE': 'URL',
  '@xlink:type': 'simple',
  '@xlink:href': path,
});

const described = ({ size, createdAt, sha256, mime }: StoredFile): Node => ({
  '@MIMETYPE': registeredType(mime),
  '@SIZE': String(size),
  '@CREATED': createdAt,
  '@CHECKSUM': sha256,
  '@CHECKSUMTYPE': 'SHA-256',
});

const reference = (file: StoredFile, type: Node): Node => ({
  '@ID': idOf('ref', file.id),
  ...located(file.path),
  ...type,
  ...described(file),
  ...(file.label === undefined ? {} : { '@LABEL': file.label }),
});

const fileNode =
  (base: string) =>
  (file: StoredFile): Node => ({
    '@ID': idOf('file', file.id),
    ...described(file),
    FLocat: {
      ...located(file.path.slice(base.length)),
      ...(file.label === undefined ? {} : { '@xlink:title': file.label }),
    },
  });

const groupId = (use: string): string => idOf('group', use.replaceAll(/[^A-Za-z]/g, '-'));
const group = (use: string, files: readonly StoredFile[], base = ''): Node => ({
  '@ID': groupId(use),
  '@USE': use,
  file: files.map(fileNode(base)),
});

const agent = (role: string, type: string, { name, code }: Party, noteType: string): Node => ({
  '@ROLE': role,
  '@TYPE': type,
  name,
  note: { '@csip:NOTETYPE': noteType, '#': code },
});

const header = ({ createdAt, software, creator }: PackageDraft, agents: boolean): Node => ({
  '@CREATEDATE': createdAt.toISOString(),
  '@LASTMODDATE': createdAt.toISOString(),
  '@RECORDSTATUS': 'NEW',
  '@csip:OAISPACKAGETYPE': 'SIP',
  agent: [
    {
      '@ROLE': 'CREATOR',
      '@TYPE': 'OTHER',
      '@OTHERTYPE': 'SOFTWARE',
      name: software.name,
      note: { '@csip:NOTETYPE': 'SOFTWARE VERSION', '#': software.version },
    },
    ...(agents
      ? [
          agent('ARCHIVIST', 'ORGANIZATION', creator, 'IDENTIFICATIONCODE'),
          agent('CREATOR', 'ORGANIZATION', creator, 'IDENTIFICATIONCODE'),
        ]
      : []),
  ],
});

const root = (draft: PackageDraft, id: string): Node => ({
  ...namespaces,
  '@OBJID': id,
  '@LABEL': draft.title,
  '@TYPE': 'Mixed',
  '@csip:CONTENTINFORMATIONTYPE': 'MIXED',
  '@PROFILE': profile,
});

const physical = (label: string, divisions: readonly Node[]): Node => ({
  '@ID': idOf('structure'),
  '@TYPE': 'PHYSICAL',
  '@LABEL': 'CSIP',
  div: { '@ID': idOf('whole'), '@LABEL': label, div: divisions },
});

const division = (label: string, more: Node): Node => ({
  '@ID': idOf('div', label.replaceAll(/[^A-Za-z]/g, '-')),
  '@LABEL': label,
  ...more,
});
const pointed = (use: string): Node => division(use, { fptr: { '@FILEID': groupId(use) } });

/** The order in which the material is read, part by part. */
const logical = (volumes: readonly Volume[]): Node => ({
  '@ID': idOf('order'),
  '@TYPE': 'LOGICAL',
  '@LABEL': 'Volumes',
  div: {
    '@ID': idOf('volumes'),
    div: volumes.map(({ label, files }, part) => ({
      '@ID': idOf('volume', String(part + 1)),
      '@LABEL': label,
      '@ORDER': String(part + 1),
      div: files.map((file, place) => ({
        '@ID': idOf('place', file),
        '@ORDER': String(place + 1),
        fptr: { '@FILEID': idOf('file', file) },
      })),
    })),
  },
});

/** METS of the representation: its files, and their order in the volumes. A folder that is not there is not named. */
export const representationMetsOf = (draft: PackageDraft, name: string): string => {
  const files = draft.originals.length > 0;
  const data = group('Data', draft.originals, `representations/${name}/`);
  return xmlOf({
    mets: {
      ...root(draft, name),
      metsHdr: header(draft, false),
      ...(files ? { fileSec: { '@ID': idOf('files'), fileGrp: data } } : {}),
      structMap: [physical(name, files ? [pointed('Data')] : []), logical(draft.volumes)],
    },
  });
};

export interface PackageParts {
  dublinCore: StoredFile;
  premis: StoredFile;
  /** METS of the one representation, and its name. */
  representation: StoredFile;
  name: string;
}

/** METS of the package (E-ARK CSIP and SIP 2.2.0). */
export const packageMetsOf = (draft: PackageDraft, parts: PackageParts): string => {
  const { dublinCore, premis, representation, name } = parts;
  const descriptions = [
    { file: dublinCore, type: { '@MDTYPE': 'DC' } },
    ...draft.furtherDescriptions.map((file) => ({
      file,
      type: { '@MDTYPE': 'OTHER', '@OTHERMDTYPE': file.label ?? file.id },
    })),
  ];
  const use = `Representations/${name}`;
  return xmlOf({
    mets: {
      ...root(draft, draft.name),
      metsHdr: header(draft, true),
      dmdSec: descriptions.map(({ file, type }) => ({
        '@ID': idOf('dmd', file.id),
        '@CREATED': file.createdAt,
        '@STATUS': 'CURRENT',
        mdRef: reference(file, type),
      })),
      amdSec: {
        '@ID': idOf('amd'),
        digiprovMD: {
          '@ID': idOf('provenance'),
          '@STATUS': 'CURRENT',
          mdRef: reference(premis, { '@MDTYPE': 'PREMIS', '@MDTYPEVERSION': '3.0' }),
        },
      },
      fileSec: {
        '@ID': idOf('files'),
        fileGrp: [group('Documentation', draft.documentation), group(use, [representation])],
      },
      structMap: [
        physical(draft.name, [
          division('Metadata', {
            '@DMDID': descriptions.map(({ file }) => idOf('dmd', file.id)).join(' '),
            '@ADMID': idOf('provenance'),
          }),
          pointed('Documentation'),
          division(use, {
            mptr: { ...located(representation.path), '@xlink:title': groupId(use) },
          }),
        ]),
      ],
    },
  });
};
