import { Module, type DynamicModule } from '@nestjs/common';
import type { BaseConfig } from '@sanzhi/config';
import { disclosureApi } from '@sanzhi/contracts';
import { House } from '@sanzhi/service';
import { publicationControllers, publicationProviders } from './publication/index.ts';
import { openRegisters, registerControllers, registerProviders } from './register/index.ts';

/** Composition root of disclosure. */
@Module({})
export class AppModule {
  static async forRoot(config: BaseConfig): Promise<DynamicModule> {
    const house = await House.open('disclosure', config);
    const registers = openRegisters(house);
    const bodies = { ofAgency: (uscc: string) => registers.bodies.get(uscc) };
    const providers = [...registerProviders(house, registers), ...publicationProviders(house, bodies)];
    return {
      module: AppModule,
      imports: await house.imports(disclosureApi),
      controllers: [...registerControllers, ...publicationControllers],
      providers,
    };
  }
}
