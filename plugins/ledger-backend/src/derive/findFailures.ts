import type { FailureReason } from '@pitstop/plugin-ledger-common';
import type { Instant } from '../observe';
import type { Classified } from './classifyRollouts';
import type { Incident } from './findIncidents';
import type { Rollout } from './Rollout';

/** How a deployment is known to have failed, and when that was over. */
export interface Failure {
  /** Sorted. */
  reasons: FailureReason[];
  /** Absent while it is still failing. */
  recoveredAt?: Instant;
}

/**
 * The deployments that failed: rolled back, mended by a hotfix, or the cause of
 * an incident. Whatever happens to it, a deployment fails once.
 *
 * It is recovered when its last incident is resolved or, where it has none, by
 * the first rollback or hotfix.
 */
export function findFailures(
  classified: Map<Rollout, Classified>,
  incidents: Incident[],
): Map<Rollout, Failure> {
  const reasons = new Map<Rollout, Set<FailureReason>>();
  const mendedAt = new Map<Rollout, Instant>();
  const caused = new Map<Rollout, Incident[]>();
  const fail = (rollout: Rollout, reason: FailureReason) => {
    reasons.set(rollout, (reasons.get(rollout) ?? new Set()).add(reason));
  };

  for (const [{ run }, { kind, mends }] of classified) {
    for (const mended of mends) {
      fail(mended, kind === 'rollback' ? 'rolled-back' : 'hotfixed');
      mendedAt.set(
        mended,
        Math.min(mendedAt.get(mended) ?? Infinity, run.finishedAt),
      );
    }
  }
  for (const incident of incidents) {
    const { cause } = incident;
    if (cause) {
      fail(cause, 'incident');
      caused.set(cause, [...(caused.get(cause) ?? []), incident]);
    }
  }

  const failures = new Map<Rollout, Failure>();
  for (const [rollout, why] of reasons) {
    const incidentsOfIt = caused.get(rollout);
    const recoveredAt = incidentsOfIt
      ? lastResolved(incidentsOfIt)
      : mendedAt.get(rollout);
    failures.set(rollout, {
      reasons: [...why].sort(),
      // An incident may begin and end while its deployment is under way.
      ...(recoveredAt !== undefined && {
        recoveredAt: Math.max(recoveredAt, rollout.run.finishedAt),
      }),
    });
  }
  return failures;
}

/** Undefined while one of them is open. */
function lastResolved(incidents: Incident[]): Instant | undefined {
  let last: Instant | undefined;
  for (const { resolvedAt } of incidents) {
    if (resolvedAt === undefined) {
      return undefined;
    }
    last = Math.max(last ?? resolvedAt, resolvedAt);
  }
  return last;
}
