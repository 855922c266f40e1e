import { expect, it } from '@jest/globals';
import { newId } from '@sanzhi/kernel';
import type { Vault as DocumentVault } from '../src/document/application/ports.ts';
import type { Part, Vault } from '../src/recording/application/ports.ts';

export interface OpenVault {
  vault: Vault & Pick<DocumentVault, 'stat'>;
  send(key: string, uploadId: string, n: number, body: Buffer): Promise<void>;
}

const gone = { code: 'store.not-found' };
const year = 365 * 86_400_000;

/** What this service relies on in the bucket `records`, in memory as on the real store. */
export const vaultContract = (open: () => Promise<OpenVault>): void => {
  const joined = async () => {
    const { vault, send } = await open();
    const key = `test/${newId()}`;
    const uploadId = await vault.startUpload(key, 'video/mp4');
    await send(key, uploadId, 1, Buffer.from('bytes'));
    const parts: Part[] = await vault.uploadedParts(key, uploadId);
    return { vault, key, uploadId, parts };
  };

  it('joins an upload once, into one version; asking again answers that it is gone', async () => {
    const { vault, key, uploadId, parts } = await joined();
    expect(parts.map(({ part, size }) => [part, size])).toEqual([[1, 5]]);
    await expect(vault.stat(key)).rejects.toMatchObject(gone);
    const { versionId } = await vault.completeUpload(key, uploadId, parts);
    expect(await vault.stat(key)).toMatchObject({ versionId, size: 5 });
    await expect(vault.uploadedParts(key, uploadId)).rejects.toMatchObject(gone);
    await expect(vault.completeUpload(key, uploadId, parts)).rejects.toMatchObject(gone);
    const read = Buffer.concat((await (await vault.stream(key, versionId)).toArray()) as Buffer[]);
    expect(read.toString()).toBe('bytes');
  });

  it('keeps versions apart, with what was noted on each', async () => {
    const { vault } = await open();
    const key = `test/${newId()}`;
    const meta = (sha256: string) => ({ contentType: 'application/pdf', metadata: { sha256 } });
    const first = await vault.put(key, Buffer.from('one'), meta('1'));
    const second = await vault.put(key, Buffer.from('three'), meta('2'));
    expect(await vault.stat(key, first.versionId)).toMatchObject({ size: 3 });
    expect(await vault.stat(key)).toMatchObject({ versionId: second.versionId, metadata: { sha256: '2' } });
  });

  it('locks the same date again or a later one, never an earlier one', async () => {
    const { vault } = await open();
    const key = `test/${newId()}`;
    const { versionId } = await vault.put(key, Buffer.from('x'), { contentType: 'a/b', metadata: {} });
    const until = new Date(Math.ceil((Date.now() + year) / 1000) * 1000);
    await vault.lock(key, versionId, until);
    await vault.lock(key, versionId, until);
    await vault.lock(key, versionId, new Date(until.getTime() + 1000));
    await expect(vault.lock(key, versionId, until)).rejects.toMatchObject({ code: 'store.locked' });
  });
};
