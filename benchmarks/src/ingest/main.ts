import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PayloadSize } from '../lib/deliveries';
import { postgresVersion } from '../lib/postgresVersion';
import { report } from '../lib/results';
import { compare, type Load } from './compare';

const sizes = {
  small: { rounds: 5, ours: 8_000, peer: 1_500, latencySeconds: 10 },
  reference: { rounds: 5, ours: 40_000, peer: 6_000, latencySeconds: 60 },
} satisfies Record<string, Load>;

const payloads: PayloadSize[] = ['10 KB', '1 KB'];

async function main(databaseUrl: string, size: keyof typeof sizes) {
  const logDirectory = await mkdtemp(join(tmpdir(), 'pitstop-bench-'));
  const results = [];
  for (const payload of payloads) {
    const compared = await compare(payload, sizes[size], {
      databaseUrl,
      databasePrefix: `bench_${randomBytes(4).toString('hex')}_`,
      secret: randomBytes(32).toString('hex'),
      logDirectory,
    });
    results.push({ payload, ...compared });
  }
  await report(
    {
      name: 'ingest',
      size,
      rows: results.flatMap(({ rows }) => rows),
      ratios: Object.fromEntries(
        results.flatMap(({ payload, ratios }) =>
          Object.entries(ratios).map(([what, ratio]) => [
            `${payload}: ${what}`,
            ratio,
          ]),
        ),
      ),
    },
    await postgresVersion(databaseUrl),
  );
  await rm(logDirectory, { recursive: true });
}

const databaseUrl = process.env.DATABASE_URL;
const size = process.argv[2] ?? 'small';
if (!databaseUrl) {
  throw new Error('DATABASE_URL is missing; `yarn bench ingest` sets it');
}
if (size !== 'small' && size !== 'reference') {
  throw new Error(`unknown size '${size}'; there are small and reference`);
}
main(databaseUrl, size).catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
