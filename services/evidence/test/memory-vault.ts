import { Locked, NotFound } from '@sanzhi/object-store';
import { sha256Hex } from '@sanzhi/kernel';
import { Readable } from 'node:stream';
import type { Part, Vault } from '../src/recording/application/ports.ts';

interface Version {
  versionId: string;
  body: Buffer;
  metadata: Record<string, string>;
  until?: Date;
}

/** The bucket in memory, for unit tests: versions, uploads, locks; held to the same scenarios as the real one. */
export class MemoryVault implements Vault {
  readonly objects = new Map<string, Version[]>();
  readonly uploads = new Map<string, Map<number, Buffer>>();
  #count = 0;

  async startUpload(): Promise<string> {
    const id = `upload-${++this.#count}`;
    this.uploads.set(id, new Map());
    return id;
  }
  async presignPart(key: string, uploadId: string, n: number): Promise<string> {
    return `memory://${key}?uploadId=${uploadId}&partNumber=${n}`;
  }
  /** What a client does with the address of a part. */
  send(uploadId: string, n: number, body: Buffer): void {
    this.#upload(uploadId).set(n, body);
  }
  async putPart(_key: string, uploadId: string, n: number, body: Buffer): Promise<void> {
    this.send(uploadId, n, body);
  }
  async uploadedParts(_key: string, uploadId: string): Promise<Part[]> {
    return [...this.#upload(uploadId)].map(([part, body]) => ({
      part,
      etag: sha256Hex(body),
      size: body.length,
    }));
  }
  async completeUpload(key: string, uploadId: string, parts: readonly Part[]) {
    const upload = this.#upload(uploadId);
    const body = Buffer.concat(parts.map(({ part }) => upload.get(part) ?? Buffer.alloc(0)));
    this.uploads.delete(uploadId);
    return this.#add(key, body, {});
  }
  async stat(key: string, versionId?: string) {
    const version = this.#version(key, versionId);
    return { versionId: version.versionId, size: version.body.length, metadata: version.metadata };
  }
  async stream(key: string, versionId: string): Promise<Readable> {
    return Readable.from([this.#version(key, versionId).body]);
  }
  async put(key: string, body: Buffer | Readable, { metadata }: { metadata: Record<string, string> }) {
    return this.#add(key, Buffer.isBuffer(body) ? body : Buffer.concat(await body.toArray()), metadata);
  }
  async lock(key: string, versionId: string, until: Date): Promise<void> {
    const version = this.#version(key, versionId);
    if (version.until && until < version.until) throw new Locked(key, undefined);
    version.until = until;
  }
  async presignGet(key: string, versionId: string, { fileName }: { fileName: string }): Promise<string> {
    return `memory://${key}?versionId=${versionId}&as=${fileName}`;
  }
  async presignRead(key: string, versionId: string): Promise<string> {
    return `memory://${key}?versionId=${versionId}`;
  }
  /** Somebody with the store's own keys. */
  remove(key: string, versionId: string): void {
    if (this.#version(key, versionId).until) throw new Locked(key, undefined);
    this.objects.set(key, this.objects.get(key)?.filter((v) => v.versionId !== versionId) ?? []);
  }
  untilOf(key: string, versionId: string): Date | undefined {
    return this.#version(key, versionId).until;
  }

  #add(key: string, body: Buffer, metadata: Record<string, string>): { versionId: string } {
    const versionId = `v${++this.#count}`;
    this.objects.set(key, [...(this.objects.get(key) ?? []), { versionId, body, metadata }]);
    return { versionId };
  }
  #upload(id: string): Map<number, Buffer> {
    const upload = this.uploads.get(id);
    if (!upload) throw new NotFound(id, undefined);
    return upload;
  }
  #version(key: string, versionId?: string): Version {
    const versions = this.objects.get(key) ?? [];
    const found = versionId === undefined ? versions.at(-1) : versions.find((v) => v.versionId === versionId);
    if (!found) throw new NotFound(key, undefined);
    return found;
  }
}
