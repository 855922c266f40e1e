export { ExhibitModule } from './adapters/exhibit.module.ts';
