import { Logger } from '@nestjs/common';
import { BMFF, JPEG, MP3, PNG } from '@trustnxt/c2pa-ts/asset';
import { SuperBox } from '@trustnxt/c2pa-ts/jumbf';
import { ManifestStore, ValidationResult } from '@trustnxt/c2pa-ts/manifest';
import type { Readable } from 'node:stream';
import type { CredentialReader } from '../application/ports.ts';
import type { Credentials } from '../domain/recording.ts';

/** The library wants the whole file at once; what is longer is only known to carry credentials. */
const mostBytes = 64 * 1024 * 1024;
const formats = [JPEG, PNG, BMFF, MP3];
const mostCodes = 20;
/** The library says this of every certificate that is well-formed: it holds against no list, so neither do we. */
const unfounded = 'signingCredential.trusted';

/**
 * Content credentials by C2PA 2.1: hashes and signature are checked, the signer against no list of trusted ones, so
 * `valid` says that the file is as its signer signed it, and `signedBy` whom its certificate names.
 */
export class C2paCredentials implements CredentialReader {
  readonly #logger = new Logger(C2paCredentials.name);

  async read(file: () => Promise<Readable>, size: number): Promise<Credentials> {
    if (size > mostBytes) return { present: true, codes: ['too-large-to-check'] };
    const bytes = new Uint8Array(Buffer.concat(await (await file()).toArray()));
    try {
      return await verdictOn(bytes);
    } catch (error) {
      this.#logger.warn(`content credentials cannot be read: ${(error as Error).message}`);
      return { present: true, valid: false, codes: ['unreadable'] };
    }
  }
}

const verdictOn = async (bytes: Uint8Array<ArrayBuffer>): Promise<Credentials> => {
  const format = formats.find((one) => one.canRead(bytes));
  if (!format) return { present: true, codes: ['format-not-supported'] };
  const asset = new format(bytes);
  const jumbf = asset.getManifestJUMBF();
  if (!jumbf) return { present: true, valid: false, codes: ['claim.missing'] };
  const manifests = ManifestStore.read(SuperBox.fromBuffer(new Uint8Array(jumbf)));
  const result = await manifests
    .validate(asset)
    .catch((error: unknown) => ValidationResult.fromError(error as Error));
  const signer = manifests.getActiveManifest()?.signature?.signatureData.certificate?.subject;
  const said = new Set(result.statusEntries.map(({ code }) => String(code)));
  const codes = [...said].filter((code) => code !== unfounded).slice(0, mostCodes);
  return {
    present: true,
    valid: result.isValid,
    codes,
    ...(signer === undefined ? {} : { signedBy: signer }),
  };
};
