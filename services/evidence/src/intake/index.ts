export { IntakeModule } from './adapters/intake.module.ts';
export { ReadItems } from './application/read-items.ts';
export { EraseItems } from './application/erase-items.ts';
