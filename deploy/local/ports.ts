import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { portVariable } from './instance.ts';

const listening = '0A';

/** Socket inodes that listen on the port, from the kernel's own tables. */
const listeners = (port: number): Set<string> => {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  const rows = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => {
    try {
      return readFileSync(table, 'utf8').split('\n').slice(1);
    } catch {
      return [];
    }
  });
  const fields = rows.map((row) => row.trim().split(/\s+/));
  return new Set(
    fields.filter((f) => f[1]?.endsWith(`:${hex}`) && f[3] === listening).map((f) => f[9] ?? ''),
  );
};

const holds = (pid: string, inodes: ReadonlySet<string>): boolean => {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => {
      try {
        return inodes.has(/^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? '-');
      } catch {
        return false;
      }
    });
  } catch {
    return false;
  }
};

export interface PortOwner {
  readonly pid: number | undefined;
  readonly command: string;
}

/** Who listens on the port; undefined when it is free. */
export const portOwner = (port: number): PortOwner | undefined => {
  const inodes = listeners(port);
  if (inodes.size === 0) return undefined;
  const pid = readdirSync('/proc').find((entry) => /^\d+$/.test(entry) && holds(entry, inodes));
  if (!pid) return { pid: undefined, command: 'a process of another user' };
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim().slice(0, 120);
  return { pid: Number(pid), command };
};

/** Throws one sentence that names every taken port, its owner and the variable that moves it. */
export const demandFree = (wanted: Readonly<Record<string, number>>): void => {
  const taken = Object.entries(wanted).flatMap(([name, port]) => {
    const owner = portOwner(port);
    return owner
      ? [
          `port ${port} (${name}) is held by pid ${owner.pid ?? '?'}: ${owner.command}; set ${portVariable(name)} to move it`,
        ]
      : [];
  });
  if (taken.length > 0) throw new Error(taken.join('\n'));
};
