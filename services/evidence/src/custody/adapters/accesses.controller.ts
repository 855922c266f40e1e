import { Controller, HttpStatus, Inject, Redirect, Req, Res, StreamableFile } from '@nestjs/common';
import { evidenceApi, type InputOf } from '@sanzhi/contracts';
import { CommandId, Input, Route } from '@sanzhi/http';
import { Who, type Principal } from '@sanzhi/identity';
import { AskAccess } from '../application/ask-access.ts';
import { FetchAccess, watermark } from '../application/fetch-access.ts';
import { LookAtPoster } from '../application/look-at-poster.ts';
import { Shares } from '../application/shares.ts';
import { accessView } from './views.ts';

type Api = typeof evidenceApi;
type ById = InputOf<Api['getAccess']>;

/** As much of the reply and the request as a stream needs. */
interface Reply {
  header(name: string, value: string): unknown;
  raw: { once(event: 'close', listener: () => void): unknown };
}
interface Request {
  raw: { aborted?: boolean };
}

const found = (url: string) => ({ url, statusCode: HttpStatus.FOUND });

@Controller('api/evidence/v1')
export class AccessesController {
  constructor(
    @Inject(AskAccess) readonly asking: AskAccess,
    @Inject(FetchAccess) readonly fetching: FetchAccess,
    @Inject(LookAtPoster) readonly looking: LookAtPoster,
    @Inject(Shares) readonly shares: Shares,
  ) {}

  @Route(evidenceApi.accessRecording)
  recording(
    @Input() { id: thing, ...asked }: InputOf<Api['accessRecording']>,
    @CommandId() id: string,
    @Who() who: Principal,
  ) {
    return this.asking.execute({ ...asked, kind: 'recording', thing, id, who });
  }

  @Route(evidenceApi.accessDocument)
  document(
    @Input() { id: thing, ...asked }: InputOf<Api['accessDocument']>,
    @CommandId() id: string,
    @Who() who: Principal,
  ) {
    return this.asking.execute({ ...asked, kind: 'document', thing, id, who });
  }

  @Route(evidenceApi.getAccess)
  async one(@Input() { id }: ById, @Who() who: Principal) {
    return accessView(await this.fetching.one({ id, who }));
  }

  @Route(evidenceApi.accessContent)
  @Redirect()
  async content(@Input() { id }: ById, @Who() who: Principal) {
    return found(await this.fetching.content({ id, who }));
  }

  @Route(evidenceApi.accessPreview)
  async preview(
    @Input() { id, from }: InputOf<Api['accessPreview']>,
    @Who() who: Principal,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ) {
    const { state } = await this.fetching.one({ id, who });
    const { contentType, stream, stop } = await this.fetching.preview({
      id,
      who,
      ...(from === undefined ? {} : { from }),
    });
    reply.raw.once('close', stop);
    if (request.raw.aborted) stop();
    reply.header('cache-control', 'private, no-store');
    reply.header('accept-ranges', 'none');
    reply.header('x-content-type-options', 'nosniff');
    reply.header('x-sanzhi-watermark', encodeURIComponent(watermark(state).join(' ')));
    return new StreamableFile(stream, { type: contentType, disposition: 'inline' });
  }

  @Route(evidenceApi.accessWaveform)
  @Redirect()
  async waveform(@Input() { id }: ById, @Who() who: Principal) {
    return found(await this.fetching.waveform({ id, who }));
  }

  @Route(evidenceApi.accessClip)
  @Redirect()
  async clip(@Input() { id, clip }: InputOf<Api['accessClip']>, @Who() who: Principal) {
    return found(await this.fetching.clip({ id, clip, who }));
  }

  @Route(evidenceApi.accessTranscript)
  async transcript(
    @Input() input: InputOf<Api['accessTranscript']>,
    @Who() who: Principal,
    @Res({ passthrough: true }) reply: Reply,
  ) {
    const { contentType, stream } = await this.fetching.transcript({ ...input, who });
    reply.header('cache-control', 'private, no-store');
    reply.header('x-content-type-options', 'nosniff');
    return new StreamableFile(stream, { type: `${contentType}; charset=utf-8`, disposition: 'inline' });
  }

  @Route(evidenceApi.recordingPoster)
  @Redirect()
  async poster(@Input() { id }: ById, @Who() who: Principal) {
    return found(await this.looking.execute({ id, who }));
  }

  @Route(evidenceApi.shareLink)
  link(@Input() { id }: ById, @Who() who: Principal) {
    return this.shares.link({ id, who });
  }

  @Route(evidenceApi.revokeAccess)
  revoke(@Input() { id, reason }: InputOf<Api['revokeAccess']>, @Who() who: Principal) {
    return this.shares.revoke({ id, reason, who });
  }

  @Route(evidenceApi.openShare)
  @Redirect()
  async open(@Input() input: InputOf<Api['openShare']>) {
    return found(await this.shares.open(input));
  }
}
