import type { DynamicModule, FactoryProvider } from '@nestjs/common';
import type { ObjectStore } from '@sanzhi/object-store';
import type { House } from '@sanzhi/service';
import { typeset } from '@sanzhi/typesetting';
import { commands, DOCUMENTS, ReadMatters, type Documents } from '../../matter/index.ts';
import { EraseTexts } from '../application/erase-texts.ts';
import { MakeDocument } from '../application/make-document.ts';
import { ReadDocuments } from '../application/read-documents.ts';
import { ServeDocument } from '../application/serve-document.ts';
import { WriteDocuments } from '../application/write-documents.ts';
import type { OfficialDocument } from '../domain/document.ts';
import { DocumentsController } from './documents.controller.ts';
import { documentIndexes, StoredDocuments } from './stored-documents.ts';

/** Global, because the matter's room has its numbered documents written here. */
export class DocumentModule {
  static open({ house, vault }: { house: House; vault: ObjectStore }): DynamicModule {
    const { clock } = house;
    const documents = new StoredDocuments(house.store<OfficialDocument>('documents', documentIndexes));
    const typesetter = { typeset };
    const provider = <T>(
      provide: FactoryProvider['provide'],
      inject: NonNullable<FactoryProvider['inject']>,
      make: (cases: ReadMatters, writing: Documents) => T,
    ): FactoryProvider => ({ provide, inject, useFactory: make });
    const both = [ReadMatters, DOCUMENTS];
    return {
      module: DocumentModule,
      global: true,
      controllers: [DocumentsController],
      providers: [
        { provide: EraseTexts, useValue: new EraseTexts(documents) },
        provider(
          DOCUMENTS,
          [ReadMatters],
          (cases) => new WriteDocuments({ documents, cases, vault, typesetter, clock }),
        ),
        provider(MakeDocument, both, (cases, writing) => new MakeDocument(documents, cases, writing, clock)),
        provider(
          ServeDocument,
          both,
          (cases, writing) => new ServeDocument({ documents, cases, writing, commands, clock }),
        ),
        provider(ReadDocuments, [ReadMatters], (cases) => new ReadDocuments(documents, cases)),
      ],
      exports: [DOCUMENTS, EraseTexts, ReadDocuments],
    };
  }
}
