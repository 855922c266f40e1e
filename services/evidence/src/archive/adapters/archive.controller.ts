import { Controller, Inject, StreamableFile } from '@nestjs/common';
import { evidenceApi, type InputOf, type ReplyOf } from '@sanzhi/contracts';
import { CommandId, Input, Route } from '@sanzhi/http';
import { Who, type Principal } from '@sanzhi/identity';
import { FetchBundle } from '../application/fetch-bundle.ts';
import type { Kept } from '../application/ports.ts';
import { RequestBundle } from '../application/request-bundle.ts';

type Api = typeof evidenceApi;

@Controller('api/evidence/v1')
export class ArchiveController {
  constructor(
    @Inject(RequestBundle) readonly requesting: RequestBundle,
    @Inject(FetchBundle) readonly fetching: FetchBundle,
  ) {}

  @Route(evidenceApi.exportBundle)
  request(
    @Input() { id: matter, form, purpose, note }: InputOf<Api['exportBundle']>,
    @CommandId() id: string,
    @Who() who: Principal,
  ) {
    return this.requesting.execute({ id, matter, form, purpose, note, who });
  }

  @Route(evidenceApi.listBundles)
  async list(@Input() { id }: InputOf<Api['listBundles']>, @Who() who: Principal) {
    return { items: (await this.fetching.ofMatter({ matter: id, who })).map(view) };
  }

  @Route(evidenceApi.getBundle)
  async one(@Input() { id }: InputOf<Api['getBundle']>, @Who() who: Principal) {
    return view(await this.fetching.one({ id, who }));
  }

  @Route(evidenceApi.bundleContent)
  async content(@Input() { id }: InputOf<Api['bundleContent']>, @Who() who: Principal) {
    const { stream, size, form } = await this.fetching.content({ id, who });
    const disposition = `attachment; filename="${form}-${id}.zip"`;
    return new StreamableFile(stream, { type: 'application/zip', disposition, length: size });
  }
}

const view = ({ id, version, state }: Kept): ReplyOf<Api['getBundle']> => {
  const { matter, form = 'bundle', purpose, note, by, requestedAt, packed, fault } = state;
  const made = packed && {
    until: packed.until,
    size: packed.size,
    files: packed.files,
    entries: packed.entries,
    tagManifest: packed.tagManifest,
  };
  return {
    id,
    version,
    matter,
    state: state.state,
    form,
    purpose,
    by,
    requestedAt,
    ...(note === undefined ? {} : { note }),
    ...made,
    ...(fault ? { fault } : {}),
  };
};
