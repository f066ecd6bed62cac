import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresVersion } from '../lib/postgresVersion';
import { report } from '../lib/results';
import { percentile, rounded } from '../lib/statistics';
import { measureDevhose } from './devhose';
import { measureNats } from './nats';
import { ways } from './witness';

const perSecond = 1_000;
const sizes = { small: 10, reference: 60 };

function row(what: string, latenciesMs: number[]) {
  return {
    what,
    'p50 ms': rounded(percentile(latenciesMs, 0.5), 1),
    'p99 ms': rounded(percentile(latenciesMs, 0.99), 1),
    'longest ms': rounded(percentile(latenciesMs, 1), 1),
    events: latenciesMs.length,
  };
}

async function main(databaseUrl: string, size: keyof typeof sizes) {
  const seconds = sizes[size];
  const logDirectory = await mkdtemp(join(tmpdir(), 'pitstop-bench-'));
  const rows = [];
  const ratios: Record<string, number> = {};

  const nats = await measureNats({ perSecond, seconds });
  if (nats) {
    rows.push(
      row(
        `${nats.version}, on files: sent to acknowledged`,
        nats.acknowledgedMs,
      ),
      row(`${nats.version}, on files: sent to handler`, nats.handledMs),
    );
  } else {
    process.stderr.write(
      'There is no nats-server on the PATH (Debian: apt-get install nats-server): measured without a peer\n',
    );
  }

  for (const handlers of ['same process', 'replica'] as const) {
    const measured = await measureDevhose({
      databaseUrl,
      databasePrefix: `bench_${randomBytes(4).toString('hex')}_`,
      token: randomBytes(32).toString('hex'),
      logDirectory,
      handlers,
      perSecond,
      seconds,
    });
    rows.push(
      row(
        `Devhose, handlers in ${handlers}: sent to acknowledged`,
        measured.acknowledgedMs,
      ),
    );
    for (const way of ways) {
      rows.push(
        row(`${way}: commit to handler`, measured.sinceCommitMs[way]),
        row(`${way}: sent to handler`, measured.sinceSentMs[way]),
      );
      if (nats) {
        ratios[`${way} in ${handlers} / NATS, sent to handler, p99`] = rounded(
          percentile(measured.sinceSentMs[way], 0.99) /
            percentile(nats.handledMs, 0.99),
          1,
        );
      }
    }
    ratios[`memory above idle, MiB (${handlers})`] = measured.grownMiB;
  }

  await report(
    { name: 'deliver', size, rows, ratios },
    await postgresVersion(databaseUrl),
  );
  await rm(logDirectory, { recursive: true });
}

const databaseUrl = process.env.DATABASE_URL;
const size = process.argv[2] ?? 'small';
if (!databaseUrl) {
  throw new Error('DATABASE_URL is missing; `yarn bench deliver` sets it');
}
if (size !== 'small' && size !== 'reference') {
  throw new Error(`unknown size '${size}'; there are small and reference`);
}
main(databaseUrl, size).catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
