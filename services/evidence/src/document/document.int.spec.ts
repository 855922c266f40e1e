import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, sha256Hex } from '@sanzhi/kernel';
import type { ObjectStore } from '@sanzhi/object-store';
import { AggregateStore, openDatabase } from '@sanzhi/persistence';
import { stack } from '@sanzhi/testing';
import { stopTypesetting } from '@sanzhi/typesetting';
import type { Connection } from 'mongoose';
import { DocumentScene } from '../../test/document-scene.ts';
import { realVault, storeKeys } from '../../test/real-vault.ts';
import { documentsContract } from './adapters/documents.contract.ts';
import { documentIndexes, StoredDocuments } from './adapters/stored-documents.ts';
import type { OfficialDocument } from './domain/document.ts';

let connection: Connection;
let documents: StoredDocuments;
let scene: DocumentScene<StoredDocuments, ObjectStore>;
beforeAll(async () => {
  const url = stack().services.evidence.MONGODB_URL ?? '';
  connection = await openDatabase(url, `test_documents_${newId().slice(-12)}`);
  const context = { service: 'evidence', now: () => new Date(), traceparent: () => undefined };
  const store = new AggregateStore<OfficialDocument>(connection, 'documents', context, documentIndexes);
  await store.prepare();
  documents = new StoredDocuments(store);
  scene = new DocumentScene(documents, await realVault(), newId());
});
afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
  await stopTypesetting();
});

describe('documents in the database', () => {
  documentsContract(async () => ({ documents, name: newId() }));
});

describe('documents on the real store', () => {
  it('come back from their address as the locked PDF that was made', async () => {
    const id = await scene.make();
    const { key, versionId, sha256, retainUntil } = await scene.state(id);
    const reply = await fetch(await scene.address(id));
    expect(reply.headers.get('content-type')).toBe('application/pdf');
    const pdf = Buffer.from(await reply.arrayBuffer());
    expect(sha256Hex(pdf)).toBe(sha256);
    expect(pdf.toString('latin1')).toContain('pdfaid:part');
    expect(await scene.vault.retention(key, versionId)).toEqual({
      mode: 'COMPLIANCE',
      until: new Date(retainUntil),
    });
  });

  it('law 2: a decision is neither removed, replaced nor released early with the keys of the application', async () => {
    const order = await scene.order();
    await scene.writing.make(order);
    const { key, versionId, sha256 } = await scene.state(order.id);
    const keys = storeKeys();
    await expect(keys.removeObject('records', key, { versionId, governanceBypass: true })).rejects.toThrow();
    const sooner = new Date(Date.now() + 60_000);
    await expect(scene.vault.lock(key, versionId, sooner)).rejects.toMatchObject({ code: 'store.locked' });
    await keys.putObject('records', key, 'another decision');
    await keys.removeObject('records', key);
    const reply = await fetch(await scene.address(order.id));
    expect(sha256Hex(Buffer.from(await reply.arrayBuffer()))).toBe(sha256);
  });

  it('law 4: killed between store and database, the version that is there is taken', async () => {
    const order = await scene.order();
    const { add } = documents;
    documents.add = async () => {
      throw new Error('killed');
    };
    await expect(scene.writing.make(order)).rejects.toThrow('killed');
    documents.add = add;
    await scene.writing.make(order);
    const { key, versionId } = await scene.state(order.id);
    expect((await scene.vault.stat(key)).versionId).toBe(versionId);
  });

  it('are served once, with their proof', async () => {
    const order = await scene.order();
    await scene.writing.make(order);
    expect(await scene.serve(order.id, {}, 'a-command-of-service')).toEqual({ id: order.id, version: 2 });
    const { served } = await scene.state(order.id);
    expect(await scene.state(served?.receipt ?? '')).toMatchObject({ form: 50 });
    await expect(scene.serve(order.id)).rejects.toMatchObject({ code: 'document.served-before' });
  });
});
