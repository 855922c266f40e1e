/** As IANA registers and spells them; CSIP68 takes no others. */
const registered = [
  'application/json',
  'application/pdf',
  'application/pem-certificate-chain',
  'application/timestamp-reply',
  'application/xml',
  'audio/AMR',
  'audio/aac',
  'audio/mp4',
  'audio/mpeg',
  'audio/ogg',
  'image/bmp',
  'image/jpeg',
  'image/png',
  'image/tiff',
  'text/plain',
  'text/vtt',
  'video/3gpp',
  'video/MP2T',
  'video/mp4',
  'video/mpeg',
  'video/quicktime',
  'video/x-matroska',
];
const spellings = new Map(registered.map((type) => [type.toLowerCase(), type]));

/** What a file may be called in METS; what it really is stands in PREMIS. */
export const registeredType = (mime: string): string =>
  spellings.get(mime.split(';')[0]?.trim().toLowerCase() ?? '') ?? 'application/octet-stream';
