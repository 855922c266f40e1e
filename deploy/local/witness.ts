import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { goProgram } from './go-program.ts';
import { run, type Say } from './install.ts';
import type { Instance, PortName } from './instance.ts';
import { ledgerKeys } from './ledger-keys.ts';
import type { Part, PartName } from './part.ts';
import { running, startDetached, stopProcess, waitHealthy } from './processes.ts';
import { enrolLog, witnessIdentity, writeWitnesses } from './witness-files.ts';

// The newest that neither demands a newer Go nor a module that the public proxy does not serve.
const version = 'v0.9.0';

const program = (say: Say): Promise<string> =>
  goProgram(
    {
      path: 'filippo.io/torchwood/cmd/litewitness',
      version,
      about: 'building the witness with Go (about 20 s on 2 cores, once)',
    },
    say,
  );

interface Office {
  readonly part: Extract<PartName, `witness-${string}`>;
  readonly port: PortName;
  readonly name: string;
}

/** Who cosigns in the demonstration: the county's justice bureau, and the audit bureau beside it. */
const offices: readonly Office[] = [
  { part: 'witness-justice', port: 'witnessJustice', name: 'justice.xintian.example/witness' },
  { part: 'witness-audit', port: 'witnessAudit', name: 'audit.xintian.example/witness' },
];
/** One may be away. */
const quorum = 1;

const address = ({ ports }: Instance, { port }: Office): string => `http://127.0.0.1:${ports[port]}`;

export const witnessesFile = (folder: string): string => join(folder, 'keys', 'witnesses.json');

/** Makes the keys of the witnesses and the file that tells evidence who they are and where; answers the key files. */
export const provideWitnesses = async (
  instance: Instance,
  urlOf = (office: Office): string => address(instance, office),
): Promise<string[]> => {
  const identities = await Promise.all(
    offices.map(({ part, name }) => witnessIdentity(instance.folder, part, name)),
  );
  const known = offices.map((office, i) => ({ vkey: identities[i]?.vkey ?? '', url: urlOf(office) }));
  writeWitnesses(witnessesFile(instance.folder), quorum, known);
  return identities.map(({ keyFile }) => keyFile);
};

const answers = async (url: string): Promise<boolean> => {
  try {
    const reply = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await reply.body?.cancel();
    return reply.ok;
  } catch {
    return false;
  }
};

const agentOf = (part: string): string => `${part}-agent`;

/** litewitness signs through an ssh-agent only: one of its own, holding this one key. The path of a socket must be short. */
const startAgent = async (instance: Instance, part: string, home: string, keyFile: string): Promise<void> => {
  await stopProcess(instance, agentOf(part));
  rmSync(join(home, 'agent'), { force: true });
  const env = { PATH: process.env['PATH'], HOME: home };
  startDetached(instance, agentOf(part), {
    command: 'ssh-agent',
    args: ['-D', '-a', 'agent'],
    cwd: home,
    env,
  });
  const add = (): Promise<boolean> =>
    run({ command: 'ssh-add', args: ['-q', keyFile], cwd: home, env: { SSH_AUTH_SOCK: 'agent' } }).then(
      () => true,
      () => false,
    );
  await waitHealthy(instance, agentOf(part), add, 10_000);
};

const witness = (office: Office): Part => ({
  name: office.part,
  ports: () => [office.port],
  install: async (say) => {
    await program(say);
  },
  start: async (instance) => {
    const home = join(instance.folder, 'data', office.part);
    mkdirSync(home, { recursive: true });
    const { keyFile, fingerprint } = await witnessIdentity(instance.folder, office.part, office.name);
    await startAgent(instance, office.part, home, keyFile);
    enrolLog(join(home, 'witness.db'), ledgerKeys(instance.folder));
    startDetached(instance, office.part, {
      command: await program(() => undefined),
      args: [
        ...['-name', office.name, '-key', fingerprint, '-ssh-agent', 'agent', '-db', 'witness.db'],
        ...['-listen', `127.0.0.1:${instance.ports[office.port]}`],
      ],
      cwd: home,
      env: { PATH: process.env['PATH'], HOME: home, GOMEMLIMIT: '32MiB' },
    });
    await waitHealthy(instance, office.part, () => answers(address(instance, office)), 30_000);
  },
  healthy: async (instance) =>
    running(instance, office.part) !== undefined && answers(address(instance, office)),
  stop: async (instance) => {
    await stopProcess(instance, office.part);
    await stopProcess(instance, agentOf(office.part));
  },
});

export const witnesses: readonly Part[] = offices.map(witness);
