import { Controller, Inject } from '@nestjs/common';
import { evidenceApi, type InputOf } from '@sanzhi/contracts';
import { CommandId, Input, Route } from '@sanzhi/http';
import { Who, type Principal } from '@sanzhi/identity';
import { MakeDocument } from '../application/make-document.ts';
import { ReadDocuments } from '../application/read-documents.ts';
import { ServeDocument } from '../application/serve-document.ts';
import { checkFields } from './check-fields.ts';
import { documentView } from './document-view.ts';

type Api = typeof evidenceApi;

@Controller('api/evidence/v1')
export class DocumentsController {
  constructor(
    @Inject(MakeDocument) readonly making: MakeDocument,
    @Inject(ServeDocument) readonly serving: ServeDocument,
    @Inject(ReadDocuments) readonly reading: ReadDocuments,
  ) {}

  @Route(evidenceApi.makeDocument)
  async make(
    @Input() { id: matter, form, fields }: InputOf<Api['makeDocument']>,
    @CommandId() id: string,
    @Who() who: Principal,
  ) {
    await this.making.assertMay({ id, matter, form, who });
    checkFields(form, fields);
    return this.making.execute({ id, matter, form, fields, who });
  }

  @Route(evidenceApi.listDocuments)
  async list(@Input() { id: matter }: InputOf<Api['listDocuments']>, @Who() who: Principal) {
    return { items: (await this.reading.ofMatter({ matter, who })).map(documentView) };
  }

  @Route(evidenceApi.serve)
  serve(@Input() input: InputOf<Api['serve']>, @Who() who: Principal) {
    return this.serving.execute({ ...input, who });
  }
}
