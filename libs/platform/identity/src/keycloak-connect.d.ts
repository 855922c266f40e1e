/** keycloak-connect ships no types for the two parts used here. */
declare module 'keycloak-connect/middleware/auth-utils/token.js' {
  export default class Token {
    constructor(token: string, clientId?: string);
    readonly header?: unknown;
    readonly content: unknown;
  }
}
declare module 'keycloak-connect/middleware/auth-utils/grant-manager.js' {
  import type { KeyObject } from 'node:crypto';
  import type Token from 'keycloak-connect/middleware/auth-utils/token.js';
  export default class GrantManager {
    constructor(config: {
      realmUrl: string;
      clientId: string;
      bearerOnly: boolean;
      verifyTokenAudience: boolean;
      minTimeBetweenJwksRequests: number;
    });
    rotation: { getJWK(kid: string): Promise<KeyObject> };
    validateToken(token: Token, expectedType: 'Bearer'): Promise<Token>;
  }
}
