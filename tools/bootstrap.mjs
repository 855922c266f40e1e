/** Runs on any Node >= 20 with nothing installed: checks the machine, installs the packages, hands over to Node 24. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const at = (...parts) => join(root, ...parts);

const onPath = (command) =>
  [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/lib/rabbitmq/bin'].some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

const printed = (command, args) => {
  const { stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  return `${stdout ?? ''}${stderr ?? ''}`;
};
const atLeast = (version, wanted) => {
  const numbers = (version ?? '0').split('.').map(Number);
  const different = wanted.findIndex((number, i) => (numbers[i] ?? 0) !== number);
  return different < 0 || (numbers[different] ?? 0) > wanted[different];
};
const java = () => /version "(\d+)/.exec(printed('java', ['-version']))?.[1];
const go = () => /go(\d+\.\d+(?:\.\d+)?)/.exec(printed('go', ['version']))?.[1];

/** Keys of the ledger's outside parties in the demonstration. */
const keyTools = [
  {
    need: 'OpenSSH client',
    why: 'the witnesses of the demonstration sign with it',
    debian: 'openssh-client',
    found: () => ['ssh-agent', 'ssh-add', 'ssh-keygen'].every(onPath),
  },
  {
    need: 'OpenSSL',
    why: 'the timestamp authority of the demonstration gets its certificates from it',
    debian: 'openssl',
    found: () => onPath('openssl'),
  },
];
const parts = [
  {
    need: 'Java 17 with its compiler',
    why: 'Keycloak and the embedded database run on it',
    debian: 'openjdk-17-jdk-headless',
    found: () => onPath('javac') && onPath('jar') && atLeast(java(), [17]),
  },
  {
    need: 'Maven',
    why: 'it fetches Keycloak and the embedded database',
    debian: 'maven',
    found: () => onPath('mvn'),
  },
  {
    need: 'RabbitMQ',
    why: 'it carries the events between the services',
    debian: 'rabbitmq-server',
    found: () => existsSync('/usr/lib/rabbitmq/bin/rabbitmq-server'),
  },
  {
    need: 'Go 1.25 or newer',
    why: 'the object store, the witness and the timestamp authority are built from source with it',
    command: 'install it from your distribution or from go.dev/dl, and put its bin folder on the PATH',
    found: () => atLeast(go(), [1, 25]),
  },
];
const media = {
  need: 'ffmpeg',
  why: 'it reads and makes the films of enforcement',
  debian: 'ffmpeg',
  found: () => onPath('ffmpeg') && onPath('ffprobe'),
};
const tests = [
  {
    need: 'Chromium',
    why: 'the tests use the pages as a person does',
    debian: 'chromium',
    found: () => onPath('chromium'),
  },
  {
    need: 'Poppler',
    why: 'the tests read the documents that are made',
    debian: 'poppler-utils',
    found: () => onPath('pdftotext'),
  },
  {
    need: 'ClamAV',
    why: 'the tests have it find what is infected',
    debian: 'clamav-daemon',
    found: () => existsSync('/usr/sbin/clamd'),
  },
];
const docker = [
  {
    need: 'Docker with compose',
    why: '--docker was asked for',
    command: 'see docs.docker.com/engine/install',
    found: () => spawnSync('docker', ['compose', 'version']).status === 0,
  },
];

const fail = (message) => {
  console.error(message);
  process.exit(1);
};

const installDebian = (missing) => {
  const names = missing.map(({ debian }) => debian);
  console.log(`installing Debian packages: ${names.join(' ')}`);
  // RUNLEVEL=1 keeps Debian from starting its own system-wide broker; ours has its own ports and folder.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const apt = (...args) => spawnSync('apt-get', args, { env, encoding: 'utf8' });
  apt('update', '-q');
  const { status, stdout, stderr } = apt('install', '-y', '-q', '--no-install-recommends', ...names);
  if (status !== 0) fail(`apt-get install ${names.join(' ')} failed:\n${`${stdout}${stderr}`.slice(-2000)}`);
};

const demand = (needs) => {
  const missing = needs.filter(({ found }) => !found());
  const installable = missing.filter(({ debian }) => debian);
  const allowed = process.getuid?.() === 0 && onPath('apt-get');
  if (allowed && installable.length > 0) installDebian(installable);
  const left = missing.filter((need) => !need.found());
  const how = ({ debian, command }) => command ?? `sudo apt-get install ${debian}`;
  if (left.length > 0)
    fail(left.map((need) => `Missing: ${need.need}, because ${need.why}; ${how(need)}`).join('\n'));
};

const hiddenLock = at('node_modules', '.package-lock.json');
const stampFile = at('.sanzhi', 'packages.sha256');
const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(at('package-lock.json')))
    .digest('hex');

/** Installed by us for this very lock file, or by hand since it last changed. */
const packagesCurrent = () =>
  existsSync(at('node_modules', '.bin', 'node')) &&
  existsSync(hiddenLock) &&
  ((existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lockHash()) ||
    statSync(hiddenLock).mtimeMs >= statSync(at('package-lock.json')).mtimeMs);

const installPackages = async () => {
  if (packagesCurrent()) return;
  const begin = Date.now();
  const seconds = () => `${Math.round((Date.now() - begin) / 1000)} s`;
  console.log('npm packages … (npm ci, about 1 min)');
  const timer = setInterval(() => console.log(`npm packages … ${seconds()}`), 15_000);
  const child = spawn('npm', ['ci', '--no-progress'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const code = await new Promise((done) => child.on('close', done));
  clearInterval(timer);
  if (code !== 0) fail(`npm ci failed:\n${output.slice(-3000)}`);
  mkdirSync(at('.sanzhi'), { recursive: true });
  writeFileSync(stampFile, lockHash());
  console.log(`npm packages: done in ${seconds()}`);
};

/** `need` is 'packages', 'start', 'docker' or 'test'. */
export const prepare = async (need) => {
  if (!atLeast(process.versions.node, [20]))
    fail(`Missing: Node 20 or newer, this is ${process.version}; install it from nodejs.org`);
  if (process.platform !== 'linux' && need !== 'docker')
    fail('The parts run straight on Linux with Debian packages only; elsewhere use: npm start -- --docker');
  const needs = {
    packages: [],
    start: [...parts, ...keyTools, media],
    docker: [...docker, ...keyTools, media],
    test: [...parts, ...keyTools, media, ...tests],
  };
  demand(needs[need]);
  await installPackages();
};

/** Ends this process with the end of the script, which runs on the Node that package.json names. */
export const handOver = (script, args) => {
  const bin = at('node_modules', '.bin');
  const child = spawn(
    join(bin, 'node'),
    ['--conditions=sanzhi-source', at('tools', 'src', script), ...args],
    {
      stdio: 'inherit',
      env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` },
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(error.message));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
};
