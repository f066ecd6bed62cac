import {
  rejectionReasons,
  type DeliveryCounts,
  type RejectionHour,
  type SecretUseStatus,
  type SourceLimits,
  type SourceCondition,
  type SourceStatus,
  type SourceSweep,
} from '@pitstop/plugin-devhose-common';
import type { OutcomeRow } from './readCounts';
import { mostCounted } from './readQuarantine';
import { readSecretUse, type SourceOutcome } from './SourceOutcome';

const silentAfterMilliseconds = 24 * 60 * 60 * 1000;
const minutesOfHour = 60;
const minutesOfDay = 24 * 60;

type Span = 'last_hour' | 'last_day' | 'total';

const stored: readonly SourceOutcome[] = [
  'interpreted',
  'not-interpreted',
  'quarantined',
];

/** What shows that a source is heard: also what it sends again. */
const taken: readonly SourceOutcome[] = [...stored, 'duplicate'];

/** Puts together what is known of a source. */
export function toSourceStatus(
  id: string,
  known: {
    counts: readonly OutcomeRow[];
    rejections: RejectionHour[];
    quarantined: number;
    problems: string[];
    inLog: boolean;
    limits: SourceLimits;
    sweep?: SourceSweep;
  },
): SourceStatus {
  const { counts, rejections, quarantined } = known;
  const rowsStored = counts.filter(({ outcome }) => stored.includes(outcome));
  const rowsTaken = counts.filter(({ outcome }) => taken.includes(outcome));
  const rowsRefused = counts.filter(isRefused);
  const lastDelivery = latest(rowsTaken);
  return {
    id,
    condition: conditionOf({
      lastDelivery,
      takenLastHour: sum(rowsTaken, 'last_hour'),
      refusedLastHour: sum(rowsRefused, 'last_hour'),
    }),
    lastDeliveryAt: lastDelivery?.toISOString(),
    lastRejectionAt: latest(rowsRefused)?.toISOString(),
    perMinute: {
      lastHour: sum(rowsStored, 'last_hour') / minutesOfHour,
      lastDay: sum(rowsStored, 'last_day') / minutesOfDay,
    },
    lastDay: countsOf(counts, 'last_day'),
    total: countsOf(counts, 'total'),
    imported: of(counts, 'imported', 'total'),
    secrets: secretsOf(counts),
    rejections,
    quarantined: {
      count: Math.min(quarantined, mostCounted),
      atLeast: quarantined > mostCounted,
    },
    problems: known.problems,
    inLog: known.inLog,
    limits: known.limits,
    sweep: known.sweep,
  };
}

function conditionOf(facts: {
  lastDelivery: Date | undefined;
  takenLastHour: number;
  refusedLastHour: number;
}): SourceCondition {
  const { lastDelivery, takenLastHour, refusedLastHour } = facts;
  if (refusedLastHour > takenLastHour) {
    return 'rejecting';
  }
  if (lastDelivery === undefined) {
    return 'never-heard';
  }
  return Date.now() - lastDelivery.getTime() > silentAfterMilliseconds
    ? 'silent'
    : 'receiving';
}

function countsOf(rows: readonly OutcomeRow[], span: Span): DeliveryCounts {
  return {
    interpreted: of(rows, 'interpreted', span),
    notInterpreted: of(rows, 'not-interpreted', span),
    quarantined: of(rows, 'quarantined', span),
    duplicates: of(rows, 'duplicate', span),
    rejected: Object.fromEntries(
      rows
        .filter(row => isRefused(row) && row[span] > 0)
        .map(row => [row.outcome, row[span]]),
    ),
  };
}

/** A secret that has moved in the configuration is where it was last. */
function secretsOf(counts: readonly OutcomeRow[]): SecretUseStatus[] {
  const secrets = new Map<string, SecretUseStatus>();
  const newestFirst = counts.toSorted(
    (a, b) => b.last_at.getTime() - a.last_at.getTime(),
  );
  for (const { outcome, last_at } of newestFirst) {
    const mark = readSecretUse(outcome);
    if (mark && !secrets.has(mark.fingerprint)) {
      secrets.set(mark.fingerprint, {
        ...mark,
        lastUsedAt: last_at.toISOString(),
      });
    }
  }
  return [...secrets.values()];
}

function of(
  rows: readonly OutcomeRow[],
  outcome: SourceOutcome,
  span: Span,
): number {
  return rows.find(row => row.outcome === outcome)?.[span] ?? 0;
}

function isRefused({ outcome }: OutcomeRow): boolean {
  const reasons: readonly string[] = rejectionReasons;
  return reasons.includes(outcome);
}

function sum(rows: readonly OutcomeRow[], span: Span): number {
  return rows.reduce((total, row) => total + row[span], 0);
}

function latest(rows: readonly OutcomeRow[]): Date | undefined {
  const instants = rows.map(({ last_at }) => last_at.getTime());
  return instants.length > 0 ? new Date(Math.max(...instants)) : undefined;
}
