import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { startBackend } from '../lib/backendProcess';
import { signedDeliveries } from '../lib/deliveries';
import { closedLoop } from '../lib/load';
import { MemoryWatch } from '../lib/MemoryWatch';
import { postgresVersion } from '../lib/postgresVersion';
import { report } from '../lib/results';
import { percentile, rounded } from '../lib/statistics';
import { devhoseClient } from './devhoseClient';
import { GrowingLog } from './GrowingLog';
import { observe, type Effort, type Observation } from './observe';

/** Deliveries that are really taken in; the log is made of copies of them. */
const originals = 4_000;

/** What the large log is compared with. */
const smallLogEvents = 100_000;

const sizes = {
  small: {
    events: 500_000,
    effort: { readings: 3, ingestRequests: 4_000, headSeconds: 10 },
  },
  reference: {
    events: 5_000_000,
    effort: { readings: 1, ingestRequests: 10_000, headSeconds: 30 },
  },
} satisfies Record<string, { events: number; effort: Effort }>;

function row(observed: Observation) {
  return {
    'events stored': observed.events,
    'cursor through pg, events/s': rounded(
      observed.bareEventsPerSecond.objects,
    ),
    'cursor that parses nothing, events/s': rounded(
      observed.bareEventsPerSecond.text,
    ),
    'follow over HTTP, events/s': rounded(observed.followedEventsPerSecond),
    'ingest, deliveries/s': rounded(observed.ingestedPerSecond),
    'sent to followed at 500/s, p50 ms': rounded(
      percentile(observed.headMs, 0.5),
      1,
    ),
    'p99 ms': rounded(percentile(observed.headMs, 0.99), 1),
  };
}

async function main(databaseUrl: string, size: keyof typeof sizes) {
  const { events, effort } = sizes[size];
  const logDirectory = await mkdtemp(join(tmpdir(), 'pitstop-bench-'));
  const databasePrefix = `bench_${randomBytes(4).toString('hex')}_`;
  const token = randomBytes(32).toString('hex');
  const unlimited = { requestsPerSecond: 1e6, burst: 1e6 };
  const backend = await startBackend({
    entry: resolve(__dirname, '../deliver/backend.ts'),
    databaseUrl,
    databasePrefix,
    config: {
      benchmark: { witness: false },
      devhose: {
        sources: {
          github: { secrets: [token] },
          cloudevents: { secrets: [token] },
        },
        ingest: { limits: { github: unlimited, cloudevents: unlimited } },
      },
    },
    externalAccess: [
      { type: 'static', options: { token, subject: 'benchmark' } },
    ],
    logFile: `${logDirectory}/devhose.log`,
  });
  const { origin } = backend;
  const url = new URL(databaseUrl);
  url.pathname = `/${databasePrefix}devhose`;
  const client = new Client(url.toString());
  await client.connect();
  try {
    await closedLoop(
      { origin, path: '/api/devhose/ingest/github' },
      signedDeliveries(token, '1 KB'),
      { connections: 16, requests: originals },
    );
    const memory = await MemoryWatch.start(backend);
    const subject = {
      client,
      devhose: devhoseClient(origin, token),
      target: { origin, path: '/api/devhose/ingest/cloudevents' },
      token,
    };
    const log = await GrowingLog.of(client);
    const before = await observe(
      subject,
      await log.growTo(smallLogEvents),
      effort,
    );
    const after = await observe(subject, await log.growTo(events), effort);

    await report(
      {
        name: 'replay',
        size,
        rows: [row(before), row(after)],
        ratios: {
          'follow / cursor': rounded(after.followToBare.objects, 2),
          'follow / cursor that parses nothing': rounded(
            after.followToBare.text,
            2,
          ),
          'ingest, small log / large log': rounded(
            before.ingestedPerSecond / after.ingestedPerSecond,
            2,
          ),
          'sent to followed p50, large log / small log': rounded(
            percentile(after.headMs, 0.5) / percentile(before.headMs, 0.5),
            2,
          ),
          'memory above idle, MiB': await memory.stop(),
        },
      },
      await postgresVersion(databaseUrl),
    );
  } finally {
    await client.end();
    await backend.stop();
    await rm(logDirectory, { recursive: true });
  }
}

const databaseUrl = process.env.DATABASE_URL;
const size = process.argv[2] ?? 'small';
if (!databaseUrl) {
  throw new Error('DATABASE_URL is missing; `yarn bench replay` sets it');
}
if (size !== 'small' && size !== 'reference') {
  throw new Error(`unknown size '${size}'; there are small and reference`);
}
main(databaseUrl, size).catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
