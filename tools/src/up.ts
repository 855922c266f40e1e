/**
 * `npm start`. Phases, each idempotent:
 * 1. packages: prerequisites and npm packages (tools/bootstrap.mjs, before this file can run)
 * 2. parts:    RabbitMQ, MinIO, MongoDB, Keycloak (deploy/local), and the build beside them
 * 3. services: evidence, review, disclosure, portal, in the background
 * 4. demonstration matter: once per data folder
 * 5. summary:  addresses, accounts, logs
 */
import { parseArgs } from 'node:util';
import { type InstanceEnvironment } from '../../deploy/local/environment.ts';
import { provide } from '../../deploy/local/stack.ts';
import { build } from './build.ts';
import { demonstrate, demonstrationDone } from './demonstration.ts';
import { upWithDocker } from './docker.ts';
import { demandServicePorts, startServices } from './services.ts';
import { phase, print, printTable, saying } from './terminal.ts';

const summarize = (environment: InstanceEnvironment): void => {
  print();
  print('Sanzhi is running 三制系统已启动');
  printTable([
    ['public site 公示', environment.urls.portal],
    ['workbench 工作台', `${environment.urls.portal}/workbench`],
    ['identity 身份', `${environment.urls.keycloak}/admin`],
  ]);
  print();
  printTable(environment.accounts.map((a) => [a.username, a.password, a.name, a.roles.join(', ')]));
  print();
  print(`  logs: npm run logs (${environment.folder}/logs)   stop: npm stop`);
};

export const up = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({
    args: [...args],
    options: { fresh: { type: 'boolean' }, docker: { type: 'boolean' }, media: { type: 'string' } },
  });
  const fresh = values.fresh === true;
  const environment = values.docker
    ? await phase('containers', () => upWithDocker(fresh))
    : await phase('parts and build', () => {
        demandServicePorts('main');
        return provide('main', { fresh, say: saying, meanwhile: build });
      });
  if (!values.docker) await phase('services', () => startServices(environment));
  if (!demonstrationDone(environment))
    await phase('demonstration matter', () => demonstrate(environment, values.media));
  summarize(environment);
};
