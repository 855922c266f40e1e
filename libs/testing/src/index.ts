export {
  accountOf,
  part,
  repository,
  stack,
  type Account,
  type PartName,
  type ServiceName,
  type Stack,
} from './stack.ts';
export { freePort, startService, type RunningService } from './service.ts';
