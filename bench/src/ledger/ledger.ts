import { comparison } from '../report.ts';
import { alternating, percentile } from '../statistics.ts';
import { HouseLog } from './house-log.ts';
import { ReferenceLog } from './reference-log.ts';

const perRound = 4096;
const proofs = 300;
const begun = 50;
/** `SANZHI_BENCH_ENTRIES=1000000` grows it further. */
const largest = Number(process.env['SANZHI_BENCH_ENTRIES'] ?? 10_000);
const sizes = [1_000, 10_000, 100_000, 1_000_000].filter((size) => size <= largest);

/** Appends beside a log in Go, then how appends and proofs fare as the log grows. */
export const ledger = async (rounds: number): Promise<{ title: string; rows: string[][] }[]> => {
  const reference = new ReferenceLog();
  const house = await HouseLog.open();
  const contestants = ['stored', 'published', 'go-stored', 'go-published'] as const;
  try {
    let grown = { stored: 0, published: 0 };
    const rates = await alternating(contestants, rounds, async (one) => {
      if (one === 'stored') grown = await house.grow(perRound);
      return one === 'stored' || one === 'published'
        ? perRound / grown[one]
        : reference.append(perRound, one === 'go-published');
    });
    const line = (name: string, one: (typeof contestants)[number]) => ({
      name,
      rates: rates.get(one) ?? [],
      unit: 'entries/s',
    });
    return [
      {
        title: `ledger, durable appends, ${rounds} rounds of ${perRound} (to reach: 1.0×)`,
        rows: comparison([
          line('house: sealed and in its place in the database', 'stored'),
          line('Tessera (Go, files): in its durable place', 'go-stored'),
        ]),
      },
      {
        title: 'the same until a signed checkpoint covers it',
        rows: comparison([
          line('house: tiles in the store, checkpoint by compare-and-set', 'published'),
          line('Tessera (Go, files), a checkpoint every 100 ms', 'go-published'),
        ]),
      },
      { title: 'as the log grows', rows: await growth() },
    ];
  } finally {
    reference.close();
    await house.close();
  }
};

const growth = async (): Promise<string[][]> => {
  const house = await HouseLog.open();
  const rows: string[][] = [];
  try {
    let size = 0;
    for (const next of sizes) {
      const added = next - size;
      const { stored, published } = await house.grow(added);
      size = next;
      const took = await house.proofs(size, proofs);
      const begin = await house.begin(size, begun);
      rows.push([
        `${size} entries`,
        `${(added / stored).toFixed(0)} stored/s`,
        `${(added / published).toFixed(0)} published/s`,
        `proof p50 ${percentile(took, 0.5).toFixed(1)} ms, p95 ${percentile(took, 0.95).toFixed(1)} ms`,
        `begins anew in ${begin.toFixed(0)} ms`,
      ]);
    }
    return rows;
  } finally {
    await house.close();
  }
};
