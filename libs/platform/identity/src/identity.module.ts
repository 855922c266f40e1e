import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { IdentityGuard } from './identity.guard.ts';
import { KeySource, type KeySourceOptions } from './key-source.ts';
import { TokenVerifier } from './token-verifier.ts';

export interface IdentityOptions {
  /** Where this process reaches Keycloak. */
  keycloakUrl: string;
  /** What tokens name as `iss`: Keycloak's address as browsers see it. */
  issuer: string;
  /** The last part of the issuer when absent. */
  realm?: string;
  audience: string;
  keys?: Omit<KeySourceOptions, 'url'>;
}

@Module({})
export class IdentityModule {
  /** Puts the guard before every route of the application. */
  static forRoot(options: IdentityOptions): DynamicModule {
    const keys = new KeySource({ url: keysUrl(options), ...options.keys });
    return {
      module: IdentityModule,
      global: true,
      providers: [
        { provide: KeySource, useValue: keys },
        { provide: TokenVerifier, useValue: new TokenVerifier(keys, options) },
        { provide: APP_GUARD, useClass: IdentityGuard },
      ],
      exports: [KeySource, TokenVerifier],
    };
  }
}

const keysUrl = ({ keycloakUrl, issuer, realm }: IdentityOptions) => {
  const name = realm ?? issuer.split('/realms/')[1];
  if (!name) throw new Error(`no realm in the issuer ${issuer}`);
  return `${keycloakUrl}/realms/${encodeURIComponent(name)}/protocol/openid-connect/certs`;
};
