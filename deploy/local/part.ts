import type { Say } from './install.ts';
import type { Instance, PortName } from './instance.ts';

export type PartName =
  'rabbitmq' | 'minio' | 'mongo' | 'keycloak' | 'timestamp' | 'witness-justice' | 'witness-audit';

/** One real component under the services. `start` returns when it is healthy. */
export interface Part {
  readonly name: PartName;
  /** Ports that must be free before it starts; none when somebody else runs it. */
  ports(): readonly PortName[];
  install(say: Say): Promise<void>;
  start(instance: Instance): Promise<void>;
  healthy(instance: Instance): Promise<boolean>;
  stop(instance: Instance): Promise<void>;
}
