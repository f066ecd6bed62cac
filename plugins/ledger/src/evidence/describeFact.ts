import type { Formats } from '@pitstop/charts';
import type {
  BuildEvidence,
  DeploymentEvidence,
  Evidence,
  FindingEvidence,
  IncidentEvidence,
} from '@pitstop/plugin-ledger-common';
import type { Translate } from '../translation';

/** A fact in words. */
export interface DescribedFact {
  title: string;
  /** When it counts. */
  at: string;
  /** What there is to say about it, in a few words each. */
  details: string[];
  /** Whether it is bad news: for the mark beside it, not instead of words. */
  trouble: boolean;
}

function secondsBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 1000;
}

function describeDeployment(
  fact: DeploymentEvidence,
  formats: Formats,
  t: Translate,
): DescribedFact {
  const { failure, changes, medianLeadTimeSeconds } = fact;
  const counted = { count: changes, formatted: formats.count(changes) };
  const details: string[] = [];
  if (changes > 0) {
    details.push(
      medianLeadTimeSeconds === undefined
        ? t('evidence.changes', counted)
        : t('evidence.changesTaking', {
            ...counted,
            duration: formats.duration(medianLeadTimeSeconds),
          }),
    );
  }
  for (const reason of failure?.reasons ?? []) {
    details.push(t(`evidence.reason.${reason}`));
  }
  if (failure) {
    details.push(
      failure.recoveredAt
        ? t('evidence.recovered', {
            duration: formats.duration(
              secondsBetween(fact.finishedAt, failure.recoveredAt),
            ),
          })
        : t('evidence.notRecovered'),
    );
  }
  return {
    title: t('evidence.to', {
      kind: t(`evidence.kind.${fact.kind}`),
      environment: fact.environment,
    }),
    at: fact.finishedAt,
    details,
    trouble: failure !== undefined || fact.kind === 'failed',
  };
}

function describeIncident(
  fact: IncidentEvidence,
  formats: Formats,
  t: Translate,
): DescribedFact {
  return {
    title: t('evidence.incident'),
    at: fact.beganAt,
    details: [
      fact.resolvedAt
        ? t('evidence.resolved', {
            duration: formats.duration(
              secondsBetween(fact.beganAt, fact.resolvedAt),
            ),
          })
        : t('evidence.open_'),
      ...(fact.causedBy ? [] : [t('evidence.noCause')]),
    ],
    trouble: true,
  };
}

function describeBuild(
  fact: BuildEvidence,
  formats: Formats,
  t: Translate,
): DescribedFact {
  return {
    title: t(`evidence.build.${fact.outcome}`, { pipeline: fact.pipeline }),
    at: fact.finishedAt,
    details: [
      t('evidence.took', {
        duration: formats.duration(
          secondsBetween(fact.startedAt, fact.finishedAt),
        ),
      }),
      ...(fact.redSeconds === undefined
        ? []
        : [
            t('evidence.repaired', {
              duration: formats.duration(fact.redSeconds),
            }),
          ]),
    ],
    trouble: fact.outcome === 'failure',
  };
}

function describeFinding(
  fact: FindingEvidence,
  formats: Formats,
  t: Translate,
): DescribedFact {
  return {
    title: t('evidence.finding', {
      severity: t(`quality.findings.name.${fact.severity}`),
    }),
    at: fact.foundAt,
    details: [
      fact.closedAt
        ? t('evidence.closed', {
            duration: formats.duration(
              secondsBetween(fact.foundAt, fact.closedAt),
            ),
          })
        : t('evidence.open_'),
    ],
    trouble: fact.closedAt === undefined,
  };
}

/** Says what a fact is. */
export function describeFact(
  fact: Evidence,
  formats: Formats,
  t: Translate,
): DescribedFact {
  switch (fact.type) {
    case 'deployment':
      return describeDeployment(fact, formats, t);
    case 'incident':
      return describeIncident(fact, formats, t);
    case 'finding':
      return describeFinding(fact, formats, t);
    default:
      return describeBuild(fact, formats, t);
  }
}
