export { sessionCookie } from './cookies.ts';
export { IdentityProvider } from './identity-provider.ts';
export { refuseForeignOrigin } from './origin.ts';
export { Sealing } from './sealing.ts';
export { SessionController } from './session.controller.ts';
export { Sessions } from './sessions.ts';
