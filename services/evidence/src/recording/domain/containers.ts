/** What ffprobe calls the container of each type that a device may declare. */
const containers: Partial<Record<string, RegExp>> = {
  'video/mp4': /mp4|mov/,
  'video/quicktime': /mp4|mov/,
  'video/3gpp': /3gp|mov/,
  'video/webm': /webm|matroska/,
  'video/x-matroska': /matroska/,
  'video/mp2t': /mpegts/,
  'video/mpeg': /mpeg/,
  'video/x-msvideo': /avi/,
  'video/x-flv': /flv/,
  'video/x-ms-asf': /asf/,
  'video/x-ms-wmv': /asf/,
  'audio/mp4': /mp4|m4a|mov/,
  'audio/x-m4a': /mp4|m4a|mov/,
  'audio/mpeg': /mp3/,
  'audio/webm': /webm|matroska/,
  'audio/ogg': /ogg/,
  'audio/wav': /wav/,
  'audio/x-wav': /wav/,
  'audio/flac': /flac/,
  'audio/aac': /aac/,
  'audio/amr': /amr/,
  'image/jpeg': /jpeg/,
  'image/png': /png/,
  'image/webp': /webp/,
  'image/bmp': /bmp/,
  'image/tiff': /tiff/,
  'image/heic': /mp4|mov/,
  'image/heif': /mp4|mov/,
  'image/avif': /mp4|mov/,
};

/** Whether the file is in the container its declared type promises; what no table knows is not judged. */
export const containerFits = (contentType: string, container: string): boolean =>
  containers[contentType.split(';')[0]?.trim().toLowerCase() ?? '']?.test(container) ?? true;
