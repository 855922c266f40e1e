import { DomainError } from '@sanzhi/kernel';
import type { Ran } from './run-tool.ts';

/**
 * Only demuxers of recordings: no playlist that names other addresses, no text that passes for a film. Only the web as
 * source: a file from a stranger must not make the service read its own disk.
 */
const demuxers =
  'mov,mp4,m4a,3gp,matroska,webm,mpegts,mpeg,avi,asf,flv,mp3,wav,flac,ogg,aac,amr,' +
  'jpeg_pipe,png_pipe,webp_pipe,bmp_pipe,tiff_pipe';
export const guarded = [
  ...['-protocol_whitelist', 'http,https,tcp,tls'],
  ...['-format_whitelist', demuxers, '-max_pixels', '300000000'],
];

const network =
  /Connection (refused|reset|timed out)|Server returned|HTTP error|Network is unreachable|Failed to resolve|Operation timed out|Broken pipe/;

/** The store failed, not the file: say so, so that it is tried again and not judged. */
export const assertReached = ({ stderr }: Ran): void => {
  if (network.test(stderr))
    throw new DomainError(
      'store.down',
      { zh: '存储服务暂不可用，请稍后重试', en: 'The object store is not available, try again later' },
      { kind: 'unavailable' },
    );
};
