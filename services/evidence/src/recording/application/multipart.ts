import { DomainError } from '@sanzhi/kernel';
import { missingParts, partCount } from '../domain/parts.ts';
import { isGone } from './known.ts';
import type { Part, Vault } from './ports.ts';

/** One file on its way into the store, in parts that the client sends there itself. */
export interface Upload {
  key: string;
  uploadId: string;
  size: number;
  partSize: number;
}

const linkSeconds = 3600;
const shown = 20;

/** Addresses to which the client sends the parts, straight to the store. */
export const presignParts = async (
  vault: Pick<Vault, 'presignPart'>,
  upload: Upload,
  numbers: readonly number[],
): Promise<{ parts: { number: number; url: string }[] }> => {
  const last = partCount(upload);
  const beyond = numbers.find((n) => n > last);
  if (beyond !== undefined)
    throw new DomainError(
      'recording.no-such-part',
      { zh: `该文件只有${last}个分片，没有第${beyond}片`, en: `The file has ${last} parts, none ${beyond}` },
      { kind: 'invalid', field: 'numbers' },
    );
  const url = (number: number) => vault.presignPart(upload.key, upload.uploadId, number, linkSeconds);
  return { parts: await Promise.all(numbers.map(async (number) => ({ number, url: await url(number) }))) };
};

/** What is there already, so that a broken upload goes on where it stopped. */
export const partsThere = async (
  vault: Pick<Vault, 'uploadedParts'>,
  { key, uploadId }: Pick<Upload, 'key' | 'uploadId'>,
): Promise<Part[]> => {
  try {
    return await vault.uploadedParts(key, uploadId);
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
};

type Joining = Pick<Vault, 'uploadedParts' | 'completeUpload' | 'stat'>;

/** Joins the parts into the one version that is the file; what was joined before is found again. */
export const joinParts = async (vault: Joining, upload: Upload): Promise<string> => {
  const { key, uploadId } = upload;
  try {
    const parts = await vault.uploadedParts(key, uploadId);
    const missing = missingParts(upload, parts);
    if (missing.length > 0) throw incomplete(missing);
    return (await vault.completeUpload(key, uploadId, parts)).versionId;
  } catch (error) {
    if (!isGone(error)) throw error;
    return joinedBefore(vault, key);
  }
};

const joinedBefore = async (vault: Joining, key: string): Promise<string> => {
  try {
    return (await vault.stat(key)).versionId;
  } catch (error) {
    throw isGone(error) ? expired() : error;
  }
};

const incomplete = (missing: readonly number[]): DomainError => {
  const listed = missing.slice(0, shown).join(', ') + (missing.length > shown ? ' …' : '');
  const words = {
    zh: `还有${missing.length}个分片未传完：${listed}`,
    en: `${missing.length} part(s) are not there in full: ${listed}`,
  };
  return new DomainError('recording.parts-missing', words, { missing: [words] });
};

const expired = (): DomainError =>
  new DomainError('recording.upload-expired', {
    zh: '上传搁置过久，存储已清除未完成的分片，请重新登记并上传',
    en: 'The upload lay too long and the store has dropped its parts; announce and upload it anew',
  });
