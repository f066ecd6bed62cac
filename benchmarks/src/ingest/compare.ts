import { signedDeliveries, type PayloadSize } from '../lib/deliveries';
import { openLoop, type LoadResult } from '../lib/load';
import { MemoryWatch } from '../lib/MemoryWatch';
import { median, percentile, rounded } from '../lib/statistics';
import { startBare } from './bare';
import { Ceiling, type CeilingRound } from './Ceiling';
import { devhoseDatabaseUrl, startDevhose } from './devhose';
import { startDropping } from './dropping';
import type { TargetOptions } from './IngestTarget';
import { connections, measure, row, type Measurement } from './measure';
import { startPeer } from './peer';

const subscribers = ['same process', 'replica'] as const;

/** How much is sent. */
export interface Load {
  rounds: number;
  /** Requests of a round, to Devhose and to bare Node. */
  ours: number;
  /** Requests of a round, to the events backend. */
  peer: number;
  /** Of a round at 1,000 requests a second. */
  latencySeconds: number;
}

/** Devhose beside its peer, bare Node and the ceiling, with payloads of one size. */
export async function compare(
  payload: PayloadSize,
  load: Load,
  options: TargetOptions,
) {
  const { rounds } = load;
  const deliveries = () => signedDeliveries(options.secret, payload);

  const peers = [];
  for (const subscriber of subscribers) {
    const peer = await startPeer({
      ...options,
      databasePrefix: `${options.databasePrefix}${subscriber[0]}_`,
      subscriber,
    });
    const measured = await measure(peer, deliveries(), {
      rounds,
      requests: load.peer,
    });
    await peer.stop();
    peers.push({ subscriber, measured });
  }

  const bare = await startBare(options.secret);
  const unstored = await measure(bare, deliveries(), {
    rounds,
    requests: load.ours,
  });
  await bare.stop();
  const plugin = await startDropping(options);
  const dropped = await measure(plugin, deliveries(), {
    rounds,
    requests: load.ours,
  });
  await plugin.stop();

  const { throughput, ceilings, atRate, grownMiB } = await measureDevhose(
    payload,
    load,
    options,
  );
  const ceilingPerSecond = ceilings.map(
    round => round.deliveries / round.seconds,
  );
  const ratio = (others: number[], digits: number) =>
    rounded(median(throughput.perSecond) / median(others), digits);

  const rows: Array<Record<string, string | number>> = [
    ...peers.map(({ subscriber, measured }) =>
      row(`events backend, subscriber in ${subscriber}`, measured),
    ),
    row('bare Node: verified, parsed, compressed, dropped', unstored),
    row('a plugin of Backstage that does just that', dropped),
    row('Devhose', throughput),
    rowAtRate(atRate),
    {
      what: `ceiling: the same rows through pg, ${rounded(
        median(ceilings.map(round => round.deliveries / round.batches)),
        1,
      )} a batch`,
      'accepted/s': rounded(median(ceilingPerSecond)),
      accepted: ceilings.reduce((sum, round) => sum + round.deliveries, 0),
    },
  ];

  return {
    rows: rows.map(({ what, ...numbers }) => ({ what, payload, ...numbers })),
    ratios: {
      // Round by round, as they were measured.
      'Devhose / ceiling': rounded(
        median(
          throughput.perSecond.map(
            (perSecond, round) => perSecond / ceilingPerSecond[round],
          ),
        ),
        2,
      ),
      'Devhose / plugin that drops': ratio(dropped.perSecond, 2),
      'plugin that drops / ceiling': rounded(
        median(dropped.perSecond) / median(ceilingPerSecond),
        2,
      ),
      'Devhose / bare Node': ratio(unstored.perSecond, 2),
      'bare Node / ceiling': rounded(
        median(unstored.perSecond) / median(ceilingPerSecond),
        2,
      ),
      ...Object.fromEntries(
        peers.map(({ subscriber, measured }) => [
          `Devhose / events backend, subscriber in ${subscriber}`,
          ratio(measured.perSecond, 1),
        ]),
      ),
      'memory above idle, MiB': grownMiB,
    },
  };
}

/** Each the median of the rounds: a single stall of the disk is a percent of one. */
function rowAtRate(rounds: LoadResult[]) {
  const latencyMs = (p: number) =>
    rounded(median(rounds.map(round => percentile(round.latenciesMs, p))), 1);
  return {
    what: 'Devhose at 1,000/s',
    'accepted/s': rounded(
      median(rounds.map(({ accepted, seconds }) => accepted / seconds)),
    ),
    'p50 ms': latencyMs(0.5),
    'p99 ms': latencyMs(0.99),
    accepted: rounds.reduce((sum, { accepted }) => sum + accepted, 0),
    refused: rounds.reduce((sum, { refused }) => sum + refused, 0),
  };
}

async function measureDevhose(
  payload: PayloadSize,
  load: Load,
  options: TargetOptions,
) {
  const emptyLog: TargetOptions = {
    ...options,
    databasePrefix: `${options.databasePrefix}c_`,
  };
  // Its tables are all that is needed of it.
  await (await startDevhose(emptyLog)).stop();

  const deliveries = signedDeliveries(options.secret, payload);
  const devhose = await startDevhose(options);
  const memory = await MemoryWatch.start(devhose);
  const ceiling = await Ceiling.start({
    logUrl: devhoseDatabaseUrl(options),
    emptyLogUrl: devhoseDatabaseUrl(emptyLog),
  });
  const ceilings: CeilingRound[] = [];
  const throughput: Measurement = await measure(devhose, deliveries, {
    rounds: load.rounds,
    requests: load.ours,
    async afterRound(round) {
      const measured = await ceiling.measure();
      if (round > 0) {
        ceilings.push(measured);
      }
    },
  });
  await ceiling.stop();
  const atRate: LoadResult[] = [];
  for (let round = 0; round < load.rounds; round++) {
    atRate.push(
      await openLoop(devhose, deliveries, {
        connections,
        perSecond: 1_000,
        seconds: load.latencySeconds,
      }),
    );
  }
  const grownMiB = await memory.stop();
  await devhose.stop();
  return { throughput, ceilings, atRate, grownMiB };
}
