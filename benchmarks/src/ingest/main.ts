import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signedDeliveries } from '../lib/deliveries';
import { closedLoop, openLoop } from '../lib/load';
import { postgresVersion } from '../lib/postgresVersion';
import { report } from '../lib/results';
import { median, percentile, rounded } from '../lib/statistics';
import { startBare } from './bare';
import { measureCeiling } from './ceiling';
import { devhoseDatabaseUrl, startDevhose } from './devhose';
import type { IngestTarget, TargetOptions } from './IngestTarget';
import { startPeer } from './peer';

const connections = 64;
const rounds = 3;
const sizes = {
  small: { ours: 8_000, peer: 3_000, latencySeconds: 10 },
  reference: { ours: 60_000, peer: 15_000, latencySeconds: 60 },
};

interface Measurement {
  perSecond: number[];
  accepted: number;
  refused: number;
  latenciesMs: number[];
  kept: number;
}

/** One warm-up and `rounds` rounds; counts all that was ever accepted. */
async function measure(
  target: IngestTarget,
  secret: string,
  requests: number,
): Promise<Measurement> {
  const deliveries = signedDeliveries(secret);
  const result: Measurement = {
    perSecond: [],
    accepted: 0,
    refused: 0,
    latenciesMs: [],
    kept: 0,
  };
  for (let round = 0; round <= rounds; round++) {
    const load = await closedLoop(target, deliveries, {
      connections,
      requests: round === 0 ? Math.ceil(requests / 4) : requests,
    });
    result.accepted += load.accepted;
    result.refused += load.refused;
    if (round > 0) {
      result.perSecond.push(load.accepted / load.seconds);
      result.latenciesMs.push(...load.latenciesMs);
    }
  }
  result.kept = await target.kept(result.accepted);
  return result;
}

function row(what: string, measured: Measurement) {
  return {
    what,
    'accepted/s': rounded(median(measured.perSecond)),
    'p50 ms': rounded(percentile(measured.latenciesMs, 0.5), 1),
    'p99 ms': rounded(percentile(measured.latenciesMs, 0.99), 1),
    accepted: measured.accepted,
    refused: measured.refused,
    lost: measured.accepted - measured.kept,
  };
}

async function main(databaseUrl: string, size: keyof typeof sizes) {
  const load = sizes[size];
  const logDirectory = await mkdtemp(join(tmpdir(), 'pitstop-bench-'));
  const options: TargetOptions = {
    databaseUrl,
    databasePrefix: `bench_${randomBytes(4).toString('hex')}_`,
    secret: randomBytes(32).toString('hex'),
    logDirectory,
  };

  const peers = [];
  for (const subscriber of ['same process', 'replica'] as const) {
    const peer = await startPeer({
      ...options,
      databasePrefix: `${options.databasePrefix}${subscriber[0]}_`,
      subscriber,
    });
    const measured = await measure(peer, options.secret, load.peer);
    await peer.stop();
    peers.push({ subscriber, measured });
  }

  const bare = await startBare(options.secret);
  const unstored = await measure(bare, options.secret, load.ours);
  await bare.stop();

  const ours = await startDevhose(options);
  const throughput = await measure(ours, options.secret, load.ours);
  const atRate = await openLoop(ours, signedDeliveries(options.secret), {
    connections,
    perSecond: 1_000,
    seconds: load.latencySeconds,
  });
  await ours.stop();

  // Of the full load alone: at a given rate the batches are smaller.
  const ceiling = await measureCeiling(
    devhoseDatabaseUrl(options),
    throughput.kept,
  );
  const ceilingPerSecond = ceiling.deliveries / ceiling.seconds;
  const oursPerSecond = median(throughput.perSecond);

  await report(
    {
      name: 'ingest',
      size,
      rows: [
        ...peers.map(({ subscriber, measured }) =>
          row(`events backend, subscriber in ${subscriber}`, measured),
        ),
        row('bare Node: verified, parsed, compressed, dropped', unstored),
        row('Devhose', throughput),
        {
          what: 'Devhose at 1,000/s',
          'accepted/s': rounded(atRate.accepted / atRate.seconds),
          'p50 ms': rounded(percentile(atRate.latenciesMs, 0.5), 1),
          'p99 ms': rounded(percentile(atRate.latenciesMs, 0.99), 1),
          accepted: atRate.accepted,
          refused: atRate.refused,
        },
        {
          what: `ceiling: the same rows through pg, ${rounded(
            ceiling.deliveries / ceiling.batches,
            1,
          )} a batch`,
          'accepted/s': rounded(ceilingPerSecond),
          accepted: ceiling.deliveries,
        },
      ],
      ratios: {
        'Devhose / ceiling': rounded(oursPerSecond / ceilingPerSecond, 2),
        'Devhose / bare Node': rounded(
          oursPerSecond / median(unstored.perSecond),
          2,
        ),
        'bare Node / ceiling': rounded(
          median(unstored.perSecond) / ceilingPerSecond,
          2,
        ),
        ...Object.fromEntries(
          peers.map(({ subscriber, measured }) => [
            `Devhose / events backend, subscriber in ${subscriber}`,
            rounded(oursPerSecond / median(measured.perSecond), 1),
          ]),
        ),
      },
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
