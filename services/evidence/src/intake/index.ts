export { IntakeModule } from './adapters/intake.module.ts';
