import { Logger } from '@nestjs/common';
import type { Scanner } from '../application/ports.ts';
import { ClamavScanner } from './clamav-scanner.ts';
import { ClamscanScanner } from './clamscan-scanner.ts';

/** No malware scanner: every recording says so; the EICAR test file is still caught by our own look. */
export const noScanner: Scanner = {
  engine: undefined,
  open: async () => ({
    feed: async () => undefined,
    end: async () => ({ verdict: 'no-scanner' }),
    abort: () => undefined,
  }),
};

/** The daemon that the configuration names, else the program if it is installed, else none, and the log says so. */
export const scannerFor = (address: string | undefined, megabytes: number): Scanner => {
  const logger = new Logger('Malware');
  const mostBytes = megabytes * 1024 * 1024;
  if (address !== undefined) return new ClamavScanner(address, mostBytes);
  if (ClamscanScanner.there()) return new ClamscanScanner(mostBytes);
  logger.warn('没有查毒程序，只识别EICAR测试文件；请设置CLAMAV_URL。No malware scanner: set CLAMAV_URL');
  return noScanner;
};
