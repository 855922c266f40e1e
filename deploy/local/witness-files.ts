import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { run } from './install.ts';
import { vkeyOf } from './ledger-keys.ts';

export interface WitnessIdentity {
  readonly name: string;
  /** OpenSSH private key: what its ssh-agent holds. */
  readonly keyFile: string;
  /** By which it finds its key in the agent. */
  readonly fingerprint: string;
  readonly vkey: string;
}

/** An OpenSSH public key is a list of strings with 4-byte lengths: the type, then the 32 bytes of the key. */
const readPublic = (file: string): { blob: Buffer; key: Buffer } => {
  const blob = Buffer.from(readFileSync(file, 'utf8').split(' ')[1] ?? '', 'base64');
  return { blob, key: blob.subarray(-32) };
};

const identityOf = (name: string, keyFile: string): WitnessIdentity => {
  const { blob, key } = readPublic(`${keyFile}.pub`);
  const digest = createHash('sha256').update(blob).digest('base64').replace(/=+$/, '');
  return { name, keyFile, fingerprint: `SHA256:${digest}`, vkey: vkeyOf(name, 'cosignature', key) };
};

/** The key of one witness of the demonstration, kept with the keys of the instance. */
export const witnessIdentity = async (
  folder: string,
  part: string,
  name: string,
): Promise<WitnessIdentity> => {
  const keys = join(folder, 'keys');
  mkdirSync(keys, { recursive: true });
  const keyFile = join(keys, part);
  if (!existsSync(keyFile))
    await run({
      command: 'ssh-keygen',
      args: ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', keyFile],
      cwd: keys,
    });
  return identityOf(name, keyFile);
};

/** What `witnessctl add-log` and `add-key` write: the witness starts to know the log at size 0 and never goes back. */
export const enrolLog = (database: string, log: { origin: string; vkey: string }): void => {
  const db = new DatabaseSync(database);
  try {
    db.exec(`
      CREATE TABLE IF NOT EXISTS log (origin TEXT PRIMARY KEY, tree_size INTEGER NOT NULL, tree_hash TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS key (origin TEXT NOT NULL, key TEXT NOT NULL,
        FOREIGN KEY(origin) REFERENCES log(origin));`);
    const empty = createHash('sha256').digest('base64');
    db.prepare('INSERT OR IGNORE INTO log (origin, tree_size, tree_hash) VALUES (?, 0, ?)').run(
      log.origin,
      empty,
    );
    const known = db.prepare('SELECT 1 FROM key WHERE origin = ? AND key = ?').get(log.origin, log.vkey);
    if (!known) db.prepare('INSERT INTO key (origin, key) VALUES (?, ?)').run(log.origin, log.vkey);
  } finally {
    db.close();
  }
};

export interface WitnessAddress {
  readonly vkey: string;
  readonly url: string;
}

/** What LEDGER_WITNESSES_FILE holds. */
export const writeWitnesses = (file: string, quorum: number, witnesses: readonly WitnessAddress[]): void =>
  writeFileSync(file, `${JSON.stringify({ quorum, witnesses }, null, 2)}\n`, { mode: 0o600 });
