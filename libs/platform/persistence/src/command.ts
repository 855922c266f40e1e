import { AsyncLocalStorage } from 'node:async_hooks';
import { DomainError, type Receipt } from '@sanzhi/kernel';

export interface Actor {
  id: string;
  name: string;
  certificate?: string | undefined;
}

/** One command under way: an HTTP write by its Idempotency-Key, or a consumed event by its id. */
export interface Command {
  key: string;
  /** Digest of what was asked; the same key with another fingerprint is refused. */
  fingerprint?: string;
  /** The aggregate the caller named in the path, and the version it expects (If-Match). */
  target?: string | undefined;
  expectedVersion?: number | undefined;
  actor: Actor;
}

export interface Mark {
  key: string;
  fingerprint?: string;
  version: number;
}

/** The command took effect before; `receipt` is its first answer. */
export class Replayed extends Error {
  readonly receipt: Receipt;
  constructor(receipt: Receipt) {
    super(`already done: ${receipt.id} version ${receipt.version}`);
    this.receipt = receipt;
  }
}

const commands = new AsyncLocalStorage<Command>();

export const currentCommand = (): Command | undefined => commands.getStore();

/** Runs `work` as one command: what it stores is marked with the key, and a repeat throws `Replayed`. */
export const asCommand = <T>(command: Command, work: () => Promise<T>): Promise<T> =>
  commands.run(command, work);

/** Throws when this command has left its mark already, or when its caller saw an older version. */
export const refuseRepeat = (id: string, version: number, marks: readonly Mark[]): void => {
  const command = currentCommand();
  if (!command) return;
  const mark = marks.find((m) => m.key === command.key);
  if (mark && mark.fingerprint !== command.fingerprint)
    throw new DomainError(
      'idempotency.key-reused',
      {
        zh: '同一个 Idempotency-Key 已用于另一项内容',
        en: 'This Idempotency-Key was used for another content',
      },
      { kind: 'invalid', field: 'Idempotency-Key' },
    );
  if (mark) throw new Replayed({ id, version: mark.version });
  if (command.target === id && command.expectedVersion !== undefined && command.expectedVersion !== version)
    throw staleVersion(id);
};

export const staleVersion = (id: string): DomainError =>
  new DomainError(
    'version.stale',
    { zh: '内容已被他人更新，请刷新后再试', en: `${id} has changed since you read it; reload and try again` },
    { kind: 'stale' },
  );

export const markOf = (version: number): Mark[] => {
  const command = currentCommand();
  if (!command) return [];
  const { key, fingerprint } = command;
  return [fingerprint === undefined ? { key, version } : { key, fingerprint, version }];
};
