export { IntakeModule } from './adapters/intake.module.ts';
export { EraseItems } from './application/erase-items.ts';
