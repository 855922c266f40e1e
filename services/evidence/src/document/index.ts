export { DocumentModule } from './adapters/document.module.ts';
