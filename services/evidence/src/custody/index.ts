export { CustodyModule } from './adapters/custody.module.ts';
export { EraseAccesses } from './application/erase-accesses.ts';
export { ListCustody } from './application/list-custody.ts';
