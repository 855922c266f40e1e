import type { ReadDocuments } from '../../document/index.ts';
import type { ReadRecordings } from '../../recording/index.ts';
import type { ReadHoldings } from '../../storage/index.ts';
import type { Materials } from '../application/ports.ts';
import type { MatterFile } from '../domain/bundle.ts';

interface Rooms {
  recordings: ReadRecordings;
  documents: ReadDocuments;
  holdings: ReadHoldings;
}

/** Through the doors of the rooms that keep them. */
export class RoomMaterials implements Materials {
  readonly #rooms: Rooms;
  constructor(rooms: Rooms) {
    this.#rooms = rooms;
  }

  async files(matter: string, agency: string): Promise<MatterFile[]> {
    const asked = { matter, who: { agency } };
    const [recordings, documents] = await Promise.all([
      this.#rooms.recordings.ofMatter(asked),
      this.#rooms.documents.ofMatter(asked),
    ]);
    const all = [
      ...recordings.flatMap(({ state }) => ofRecording(state) ?? []),
      ...documents.map(({ state }) => ofDocument(state)),
    ];
    const files: MatterFile[] = [];
    for (const file of all) {
      if (await this.#rooms.holdings.disposedAt(file.kind, file.thing)) continue;
      const checked = await this.#rooms.holdings.lastCheck(file.kind, file.thing);
      files.push(checked ? { ...file, checked } : file);
    }
    return files.sort((a, b) => (`${a.kind} ${a.thing}` < `${b.kind} ${b.thing}` ? -1 : 1));
  }
}

type Recording = Awaited<ReturnType<ReadRecordings['ofMatter']>>[number]['state'];
type OfficialDocument = Awaited<ReturnType<ReadDocuments['ofMatter']>>[number]['state'];

/** Only what is sealed. */
const ofRecording = (recording: Recording): MatterFile | undefined => {
  const { id, state, key, versionId, sha256, size, contentType, title, sm3, facts, derivedFrom } = recording;
  if (state !== 'sealed' || versionId === undefined || sha256 === undefined) return undefined;
  return {
    kind: 'recording',
    thing: id,
    key,
    versionId,
    size,
    sha256,
    title,
    originalName: recording.fileName,
    contentType,
    madeAt: recording.startedAt,
    madeBy: recording.officers,
    evidence: recording.evidence,
    ...(sm3 === undefined ? {} : { sm3 }),
    ...(facts ? { format: [facts.container, ...facts.codecs].join(' ') } : {}),
    ...(derivedFrom ? { derivedFrom: derivedFrom.recording } : {}),
  };
};

const ofDocument = (document: OfficialDocument): MatterFile => {
  const { id, key, versionId, sha256, size, title, number, form, by, madeAt, served } = document;
  return {
    kind: 'document',
    thing: id,
    key,
    versionId,
    size,
    sha256,
    title,
    originalName: number === undefined ? title : `${title} ${number}`,
    contentType: 'application/pdf',
    format: 'PDF/A',
    madeAt,
    madeBy: [by],
    form,
    ...(served ? { receipt: served.receipt } : {}),
  };
};
