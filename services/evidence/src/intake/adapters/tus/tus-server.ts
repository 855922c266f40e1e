import { Logger } from '@nestjs/common';
import { evidenceApi, type InputOf } from '@sanzhi/contracts';
import { inputOf, problemOf } from '@sanzhi/http';
import { newId } from '@sanzhi/kernel';
import { Server } from '@tus/server';
import type { CancellationContext } from '@tus/utils';
import type { AnnounceItem } from '../../application/announce-item.ts';
import type { ReceiveBytes } from '../../application/receive-bytes.ts';
import { asStep, StationStore } from './station-store.ts';

export const tusPath = '/api/evidence/v1/intake/tus';

/** Refusals leave as everywhere else in the house (RFC 9457). */
class ProblemServer extends Server {
  override write(context: CancellationContext, headers: Headers, status: number, body?: string) {
    if (body?.startsWith('{')) headers.set('Content-Type', 'application/problem+json; charset=utf-8');
    return super.write(context, headers, status, body);
  }
}

const logger = new Logger('tus');

type Metadata = Record<string, string | null> | undefined;

/** `Upload-Metadata` carries the fields of `announceItem`; `filename` and `filetype` as tus clients call them. */
const announcementOf = (metadata: Metadata, length: string | null) => {
  const { filename, filetype, ...rest } = metadata ?? {};
  const given = { fileName: filename, contentType: filetype, ...rest, size: Number(length ?? Number.NaN) };
  const body = Object.fromEntries(Object.entries(given).filter(([, value]) => value != null));
  const checked: unknown = inputOf(evidenceApi.announceItem, { params: {}, query: {}, body });
  return checked as InputOf<typeof evidenceApi.announceItem>;
};

/** The protocol tus 1.0.0 over the use cases of this room: the same announcement, the same demands at the end. */
export const tusServer = (announcing: AnnounceItem, receiving: ReceiveBytes): Server =>
  new ProblemServer({
    path: tusPath,
    datastore: new StationStore(receiving),
    relativeLocation: true,
    allowedOrigins: [],
    namingFunction: async ({ headers }, metadata) => {
      const announced = announcementOf(metadata, headers.get('upload-length'));
      const item = await asStep((who) => announcing.execute({ ...announced, id: newId(), way: 'tus', who }));
      return item.id;
    },
    onUploadFinish: async (_, { id }) => {
      await asStep((who) => receiving.complete({ id, who }));
      return {};
    },
    onResponseError: (_, error) => {
      if ('status_code' in error) return undefined;
      const problem = problemOf(error);
      if (problem.status === 500) logger.error(error);
      return { status_code: problem.status, body: JSON.stringify(problem) };
    },
  });
