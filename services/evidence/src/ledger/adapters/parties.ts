import { Logger } from '@nestjs/common';
import type { NoteSigner } from '@sanzhi/ledger';
import { TimestampAuthority } from '@sanzhi/timestamp';
import { readFile } from 'node:fs/promises';
import type { ExportKeys } from '../application/export-matter.ts';
import type { Parties } from '../application/integrate.ts';
import type { Timestamps } from '../application/ports.ts';
import { readLedgerKeys } from './ledger-keys.ts';
import { HttpWitnesses, readWitnesses } from './witnesses.ts';

export interface LedgerSettings {
  LEDGER_ORIGIN: string;
  LEDGER_KEY_FILE: string;
  LEDGER_SM2_KEY_FILE?: string | undefined;
  LEDGER_WITNESSES_FILE?: string | undefined;
  TIMESTAMP_URL?: string | undefined;
  TIMESTAMP_CA_FILE?: string | undefined;
}

interface Opened {
  parties: Parties;
  /** The ledger's own keys, then its witnesses'. */
  vkeys: string[];
  timestamps: Timestamps | undefined;
  exportKeys: ExportKeys;
}

/** Who signs, cosigns and dates the checkpoints, as configured. */
export const openParties = async (settings: LedgerSettings): Promise<Opened> => {
  const { LEDGER_ORIGIN, LEDGER_KEY_FILE, LEDGER_SM2_KEY_FILE, LEDGER_WITNESSES_FILE } = settings;
  const { vkeys, ...own } = await readLedgerKeys(LEDGER_ORIGIN, LEDGER_KEY_FILE, LEDGER_SM2_KEY_FILE);
  const named =
    LEDGER_WITNESSES_FILE === undefined
      ? { quorum: 0, witnesses: [] }
      : await readWitnesses(LEDGER_WITNESSES_FILE);
  const all = [...vkeys, ...named.witnesses.map(({ vkey }) => vkey)];
  const authority = await authorityOf(settings);
  sayWhoIsMissing(named.quorum, authority !== undefined);
  const [log, ...others] = own.signers as [NoteSigner, ...NoteSigner[]];
  return {
    parties: { ...own, witnesses: new HttpWitnesses(named) },
    vkeys: all,
    timestamps: authority?.timestamps,
    exportKeys: {
      log,
      further: others.map((signer, i) => ({ signer, vkey: vkeys[i + 1] ?? '' })),
      vkeys: all,
      ...(authority ? { timestampCa: authority.caPem } : {}),
    },
  };
};

/** What a ledger without outside parties cannot prove is said at every start. */
const sayWhoIsMissing = (quorum: number, stamped: boolean): void => {
  const logger = new Logger('Ledger');
  if (quorum === 0)
    logger.warn(
      'no witness is demanded: whoever has the key of the ledger could rewrite it (LEDGER_WITNESSES_FILE)',
    );
  if (!stamped) logger.warn("no timestamp authority: checkpoints carry nobody else's time (TIMESTAMP_URL)");
};

const authorityOf = async ({
  TIMESTAMP_URL: url,
  TIMESTAMP_CA_FILE: caFile,
}: LedgerSettings): Promise<{ timestamps: Timestamps; caPem: string } | undefined> => {
  if (url === undefined) return undefined;
  if (caFile === undefined)
    throw new Error('TIMESTAMP_URL needs TIMESTAMP_CA_FILE: the roots that stamps lead to');
  const caPem = await readFile(caFile, 'utf8');
  return { timestamps: new TimestampAuthority({ url, caPem }), caPem };
};
