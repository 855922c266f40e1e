import { Controller, Inject } from '@nestjs/common';
import { evidenceApi, type InputOf } from '@sanzhi/contracts';
import { CommandId, Input, Route } from '@sanzhi/http';
import { Who, type Principal } from '@sanzhi/identity';
import { AnnounceRecording } from '../application/announce-recording.ts';
import { CompleteUpload } from '../application/complete-upload.ts';
import { ReadRecordings } from '../application/read-recordings.ts';
import { ListParts, PresignParts } from '../application/upload-parts.ts';
import { recordingView } from './recording-view.ts';

type Api = typeof evidenceApi;
type ById = InputOf<Api['getRecording']>;

@Controller('api/evidence/v1')
export class RecordingsController {
  constructor(
    @Inject(AnnounceRecording) readonly announcing: AnnounceRecording,
    @Inject(PresignParts) readonly presigning: PresignParts,
    @Inject(ListParts) readonly listing: ListParts,
    @Inject(CompleteUpload) readonly completing: CompleteUpload,
    @Inject(ReadRecordings) readonly reading: ReadRecordings,
  ) {}

  @Route(evidenceApi.announceRecording)
  announce(
    @Input() { id: matter, ...input }: InputOf<Api['announceRecording']>,
    @CommandId() id: string,
    @Who() who: Principal,
  ) {
    return this.announcing.execute({ ...input, id, matter, who });
  }

  @Route(evidenceApi.presignParts)
  presign(@Input() input: InputOf<Api['presignParts']>, @Who() who: Principal) {
    return this.presigning.execute({ ...input, who });
  }

  @Route(evidenceApi.listParts)
  parts(@Input() { id }: ById, @Who() who: Principal) {
    return this.listing.execute({ id, who });
  }

  @Route(evidenceApi.completeRecording)
  complete(@Input() input: InputOf<Api['completeRecording']>, @Who() who: Principal) {
    return this.completing.execute({ ...input, who });
  }

  @Route(evidenceApi.getRecording)
  async one(@Input() { id }: ById, @Who() who: Principal) {
    const kept = await this.reading.one({ id, who });
    const [same, step] = [await this.reading.same([kept], who), await this.reading.progress(id)];
    return recordingView(kept, same.get(id), step);
  }

  @Route(evidenceApi.listRecordings)
  async list(@Input() { id: matter }: ById, @Who() who: Principal) {
    const items = await this.reading.ofMatter({ matter, who });
    const same = await this.reading.same(items, who);
    return { items: items.map((kept) => recordingView(kept, same.get(kept.id))) };
  }
}
