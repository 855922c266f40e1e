import type { Sealed } from '../domain/derive.ts';
import type { Derived } from '../domain/recording.ts';
import type { MadeFile, Vault } from './ports.ts';

const extensions: Partial<Record<string, string>> = {
  'video/mp4': 'mp4',
  'video/x-matroska': 'mkv',
  'video/webm': 'webm',
  'audio/mp4': 'm4a',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'text/vtt': 'vtt',
  'text/plain': 'txt',
};

/** Puts what was made from a sealed recording beside it: an object of its own, linked by digest, locked as long. */
export const keepBeside = async (
  vault: Vault,
  { id, sha256: source, retainUntil }: Sealed,
  name: string,
  made: Omit<MadeFile, 'path'>,
): Promise<Derived> => {
  const { sha256, size, contentType } = made;
  const key = `derived/${id}/${name}.${extensions[contentType] ?? 'bin'}`;
  const metadata = { 'source-sha256': source, sha256 };
  const { versionId } = await vault.put(key, made.open(), { contentType, metadata, size });
  await vault.lock(key, versionId, new Date(retainUntil));
  return { key, versionId, sha256, contentType };
};
