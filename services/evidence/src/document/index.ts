export { DocumentModule } from './adapters/document.module.ts';
export { ReadDocuments } from './application/read-documents.ts';
export { EraseTexts } from './application/erase-texts.ts';
