export { PremisesModule } from './adapters/premises.module.ts';
export { ReadPremises, type BookedSlot } from './application/premises.ts';
