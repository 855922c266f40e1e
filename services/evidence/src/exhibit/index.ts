export { ExhibitModule } from './adapters/exhibit.module.ts';
export { EraseExhibits } from './application/erase-exhibits.ts';
