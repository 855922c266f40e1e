export { ArchiveModule } from './adapters/archive.module.ts';
