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
export { storeOwner, storeSettings } from './store.ts';
export { nodeFlags, nodeVariables } from './node-flags.ts';
export { freePort, startService, type RunningService } from './service.ts';
export { Api, Refused, type ApiService } from './journey/api.ts';
export { cast, Journey, type World } from './journey/journey.ts';
export { formsOf } from './journey/forms.ts';
export { anotherTake } from './journey/another-take.ts';
export { anotherPhoto, makePhoto, makeVideo, noiseSound } from './journey/media.ts';
export { fillRegisters, type RegisteredPerson } from './journey/registers.ts';
export { evidenceList, shop } from './journey/shop.ts';
export { Tokens } from './journey/tokens.ts';
export { until } from './journey/until.ts';
export { uploadRecording } from './journey/upload.ts';
