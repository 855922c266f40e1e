/** A file of the package. */
export interface StoredFile {
  id: string;
  /** From the root folder of the package. */
  path: string;
  size: number;
  /** Hex. */
  sha256: string;
  mime: string;
  createdAt: string;
  label?: string;
}

/** A person or body, with the code it is known by. */
export interface Party {
  name: string;
  code: string;
}

/** Simple Dublin Core: what every archive reads. */
export interface Descriptive {
  title: string;
  identifiers: readonly string[];
  creator: string;
  subjects: readonly string[];
  types: readonly string[];
  dates: readonly string[];
  rights: string;
  language: string;
}

/** A file of the package as PREMIS sees it. */
export interface PreservedFile extends StoredFile {
  originalName: string;
  /** Beside SHA-256. */
  fixity: readonly { algorithm: string; digest: string }[];
  /** Name of the format where it is more than the media type says. */
  format?: string;
  madeAt?: string;
  derivedFrom?: string;
}

/** `type` is a term of id.loc.gov/vocabulary/preservation/eventType. */
export interface PreservationEvent {
  id: string;
  type: string;
  at: string;
  detail: string;
  outcome?: string;
  /** Who took part. */
  agents: readonly string[];
  /** Of files, or of the whole. */
  objects: readonly string[];
}

export interface PreservationAgent {
  id: string;
  name: string;
  type: 'person' | 'organization' | 'software';
  version?: string;
  /** Further ids by which it is known, e.g. the number of a certificate. */
  also?: readonly { type: string; value: string }[];
}

/** A part of the material in the order in which it is read. */
export interface Volume {
  label: string;
  /** Ids of files. */
  files: readonly string[];
}

export interface PackageDraft {
  /** Name of the root folder. */
  name: string;
  title: string;
  createdAt: Date;
  software: { name: string; version: string };
  /** Who made the records, and who hands them over. */
  creator: Party;
  /** What the files together are. */
  whole: { id: string; title: string };
  descriptive: Descriptive;
  /** Descriptions in a form of the house's own. */
  furtherDescriptions: readonly StoredFile[];
  documentation: readonly StoredFile[];
  originals: readonly PreservedFile[];
  volumes: readonly Volume[];
  events: readonly PreservationEvent[];
  agents: readonly PreservationAgent[];
}
