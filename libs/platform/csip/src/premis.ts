import type { PackageDraft, PreservationAgent, PreservationEvent, PreservedFile } from './model.ts';
import { xmlOf, xsi, type Node } from './xml.ts';

const namespace = 'http://www.loc.gov/premis/v3';
const vocabulary = 'http://id.loc.gov/vocabulary/preservation';

const fileType = 'local';
const objectIdentifier = (value: string): Node => ({
  objectIdentifierType: fileType,
  objectIdentifierValue: value,
});

const term = (list: string, value: string): Node => ({
  '@authority': list,
  '@authorityURI': `${vocabulary}/${list}`,
  '#': value,
});

const derivation = (source: string): Node => ({
  relationshipType: term('relationshipType', 'derivation'),
  relationshipSubType: term('relationshipSubType', 'has source'),
  relatedObjectIdentifier: { relatedObjectIdentifierType: fileType, relatedObjectIdentifierValue: source },
});

const file = ({ id, path, size, sha256, mime, format, ...more }: PreservedFile): Node => ({
  '@xsi:type': 'file',
  objectIdentifier: objectIdentifier(id),
  objectCharacteristics: {
    fixity: [{ algorithm: 'SHA-256', digest: sha256 }, ...more.fixity].map(({ algorithm, digest }) => ({
      messageDigestAlgorithm: algorithm,
      messageDigest: digest,
    })),
    size: String(size),
    format: [
      { formatDesignation: { formatName: mime } },
      ...(format === undefined ? [] : [{ formatDesignation: { formatName: format } }]),
    ],
    ...(more.madeAt === undefined ? {} : { creatingApplication: { dateCreatedByApplication: more.madeAt } }),
  },
  originalName: more.originalName,
  storage: { contentLocation: { contentLocationType: 'path in the package', contentLocationValue: path } },
  ...(more.derivedFrom === undefined ? {} : { relationship: derivation(more.derivedFrom) }),
});

const event = ({ id, type, at, detail, outcome, agents, objects }: PreservationEvent): Node => ({
  eventIdentifier: { eventIdentifierType: 'UUID', eventIdentifierValue: id },
  eventType: term('eventType', type),
  eventDateTime: at,
  eventDetailInformation: { eventDetail: detail },
  ...(outcome === undefined ? {} : { eventOutcomeInformation: { eventOutcome: outcome } }),
  linkingAgentIdentifier: agents.map((agent) => ({
    linkingAgentIdentifierType: 'local',
    linkingAgentIdentifierValue: agent,
  })),
  linkingObjectIdentifier: objects.map((object) => ({
    linkingObjectIdentifierType: fileType,
    linkingObjectIdentifierValue: object,
  })),
});

const agent = ({ id, name, type, version, also = [] }: PreservationAgent): Node => ({
  agentIdentifier: [{ type: 'local', value: id }, ...also].map((one) => ({
    agentIdentifierType: one.type,
    agentIdentifierValue: one.value,
  })),
  agentName: name,
  agentType: term('agentType', type),
  ...(version === undefined ? {} : { agentVersion: version }),
});

/** PREMIS 3.0: what the files are, what was done to them, and by whom. */
export const premisOf = ({ whole, originals, events, agents }: PackageDraft): string =>
  xmlOf({
    premis: {
      '@xmlns': namespace,
      '@xmlns:xsi': xsi,
      '@xsi:schemaLocation': `${namespace} https://www.loc.gov/standards/premis/premis.xsd`,
      '@version': '3.0',
      object: [
        {
          '@xsi:type': 'intellectualEntity',
          objectIdentifier: objectIdentifier(whole.id),
          originalName: whole.title,
        },
        ...originals.map(file),
      ],
      event: events.map(event),
      agent: agents.map(agent),
    },
  });
