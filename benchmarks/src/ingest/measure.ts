import type { SignedDelivery } from '../lib/deliveries';
import { closedLoop } from '../lib/load';
import { median, percentile, rounded } from '../lib/statistics';
import type { IngestTarget } from './IngestTarget';

export const connections = 64;

/** Rounds of full load on one target. */
export interface Measurement {
  /** Accepted deliveries a second, by round. */
  perSecond: number[];
  accepted: number;
  refused: number;
  latenciesMs: number[];
  kept: number;
}

/**
 * One warm-up and some rounds; counts all that was ever accepted.
 *
 * The warm-up is as long as a round: what V8 compiles in a process's first
 * seconds says nothing about one that runs for weeks.
 */
export async function measure(
  target: IngestTarget,
  deliveries: Iterator<SignedDelivery>,
  options: {
    rounds: number;
    requests: number;
    /** Told the number of every round that is over; the warm-up's is 0. */
    afterRound?: (round: number) => Promise<void>;
  },
): Promise<Measurement> {
  const { rounds, requests, afterRound } = options;
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
      requests,
    });
    result.accepted += load.accepted;
    result.refused += load.refused;
    if (round > 0) {
      result.perSecond.push(load.accepted / load.seconds);
      result.latenciesMs.push(...load.latenciesMs);
    }
    await afterRound?.(round);
  }
  result.kept = await target.kept(result.accepted);
  return result;
}

/** A measurement as a row of the result. */
export function row(what: string, measured: Measurement) {
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
