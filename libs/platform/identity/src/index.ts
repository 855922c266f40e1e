export { Allow, principalOf, Who, type Access } from './decorators.ts';
export { IdentityError } from './identity-error.ts';
export { IdentityGuard } from './identity.guard.ts';
export { keysReachable } from './identity.health.ts';
export { IdentityModule, type IdentityOptions } from './identity.module.ts';
export { KeySource, type KeySourceOptions } from './key-source.ts';
export { administrator, type Principal } from './principal.ts';
export { TokenVerifier } from './token-verifier.ts';
