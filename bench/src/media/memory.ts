import { readFileSync } from 'node:fs';

const rss = (pid: number): number => {
  const found = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Math.round(Number(found?.[1] ?? 0) / 1024);
};

/** Resident memory of a process in MiB, looked at four times a second. */
export const peakOf = (pid: number): { stop: () => { before: number; most: number } } => {
  const before = rss(pid);
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, rss(pid))), 250);
  return {
    stop: () => {
      clearInterval(timer);
      return { before, most };
    },
  };
};
