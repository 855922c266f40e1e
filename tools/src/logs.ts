import { closeSync, globSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openInstance } from '../../deploy/local/instance.ts';
import { lastLines } from '../../deploy/local/processes.ts';
import { print } from './terminal.ts';

const prefixed = (file: string, text: string): void => {
  const name = basename(file, '.log').padEnd(16);
  for (const line of text.trimEnd().split('\n')) if (line) print(`${name}| ${line}`);
};

const readFrom = (file: string, from: number, to: number): string => {
  const handle = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(to - from);
    return buffer.subarray(0, readSync(handle, buffer, 0, buffer.length, from)).toString('utf8');
  } finally {
    closeSync(handle);
  }
};

/** Prints the end of every log of the instance and then each new line, until it is interrupted. */
export const followLogs = async (name: string): Promise<void> => {
  const { folder } = openInstance(name);
  const seen = new Map<string, number>();
  const partial = new Map<string, string>();
  for (;;) {
    for (const file of globSync(`${folder}/logs/*.log`).sort()) {
      const { size } = statSync(file);
      const from = seen.get(file);
      if (from === undefined) prefixed(file, lastLines(file, 10));
      else if (size > from) {
        const text = (partial.get(file) ?? '') + readFrom(file, from, size);
        const end = text.lastIndexOf('\n') + 1;
        prefixed(file, text.slice(0, end));
        partial.set(file, text.slice(end));
      }
      seen.set(file, size);
    }
    await sleep(300);
  }
};
