/** What a device or a station writes behind the dot, and the media type that it is handed in as. */
export const mediaTypes: Readonly<Record<string, string>> = {
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  mkv: 'video/x-matroska',
  avi: 'video/x-msvideo',
  ts: 'video/mp2t',
  mts: 'video/mp2t',
  m2ts: 'video/mp2t',
  mpg: 'video/mpeg',
  mpeg: 'video/mpeg',
  '3gp': 'video/3gpp',
  wmv: 'video/x-ms-wmv',
  asf: 'video/x-ms-asf',
  flv: 'video/x-flv',
  m4a: 'audio/mp4',
  mp3: 'audio/mpeg',
  weba: 'audio/webm',
  ogg: 'audio/ogg',
  wav: 'audio/wav',
  flac: 'audio/flac',
  aac: 'audio/aac',
  amr: 'audio/amr',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  bmp: 'image/bmp',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  heic: 'image/heic',
  heif: 'image/heif',
  avif: 'image/avif',
};

/** By the file's name alone. */
export const mediaTypeOf = (fileName: string): string | undefined => {
  const ending = /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(mediaTypes, ending) ? mediaTypes[ending] : undefined;
};

/** As the device names it, where it names a medium; else by the file's name. */
export const typeOfFile = ({ name, type }: { name: string; type: string }): string =>
  /^(video|audio|image)\//.test(type) ? type : (mediaTypeOf(name) ?? (type || 'application/octet-stream'));

export const mediumOfType = (contentType: string): 'video' | 'audio' | 'photo' =>
  contentType.startsWith('image/') ? 'photo' : contentType.startsWith('audio/') ? 'audio' : 'video';
