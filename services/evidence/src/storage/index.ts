export { StorageModule } from './adapters/storage.module.ts';
export { ReadHoldings } from './application/read-holdings.ts';
