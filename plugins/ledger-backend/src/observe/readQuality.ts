import type { FollowedEvent } from '@pitstop/plugin-devhose-common';
import type { QualityMeasure } from '@pitstop/plugin-ledger-common';
import type { QualityObservation } from './QualityObservation';
import { occurredAtSchema, qualityGateSchema } from './schemas';

/** What a main branch is called where the tool doesn't say whether it is one. */
const usualMainBranches = ['main', 'master'];

/**
 * SonarQube's names of what we tell, and by how much to divide: its ratios are
 * percentages. Its issues are bugs, vulnerabilities and code smells together.
 *
 * @see https://docs.sonarsource.com/sonarqube-server/user-guide/code-metrics/metrics-definition
 */
const measures: ReadonlyMap<string, [QualityMeasure, divisor: number]> =
  new Map([
    ['coverage', ['coverage', 100]],
    ['new_coverage', ['new-coverage', 100]],
    ['duplicated_lines_density', ['duplication', 100]],
    ['new_duplicated_lines_density', ['new-duplication', 100]],
    ['violations', ['issues', 1]],
    ['new_violations', ['new-issues', 1]],
  ]);

/**
 * What an analysis of a main branch found, as far as the gate looks at it: a
 * webhook tells no more. That of a pull request or another branch says nothing
 * of the project.
 *
 * @throws ZodError if the event doesn't say what its type promises.
 */
export function readQuality({
  event,
}: FollowedEvent): QualityObservation | undefined {
  const gate = qualityGateSchema.parse(event.data.customData);
  const isMainBranch =
    gate.isMainBranch ??
    (gate.change === undefined &&
      (gate.branch === undefined || usualMainBranches.includes(gate.branch)));
  if (!isMainBranch) {
    return undefined;
  }
  const told: QualityObservation['measures'] = {};
  for (const { metric, value } of gate.conditions) {
    const [measure, divisor] = measures.get(metric) ?? [];
    if (measure && divisor && value !== undefined && value >= 0) {
      told[measure] = value / divisor;
    }
  }
  return {
    project: gate.project,
    analysis: event.id,
    subject: event.subject,
    analysedAt: occurredAtSchema.parse(event.data.context.timestamp),
    ...(gate.repository !== undefined && {
      repository: gate.repository.toLowerCase(),
    }),
    gate: gate.verdict,
    measures: told,
  };
}
