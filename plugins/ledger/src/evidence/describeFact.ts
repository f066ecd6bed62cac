import type { Formats } from '@pitstop/charts';
import type {
  BuildEvidence,
  DeploymentEvidence,
  Evidence,
  IncidentEvidence,
  UndeployedEvidence,
} from '@pitstop/plugin-ledger-common';
import type { Translate } from '../translation';
import type { DescribedFact } from './DescribedFact';
import { describeComponent, describeRepository } from './describeComponents';
import { describeAnalysis, describeFinding } from './describeQuality';
import { secondsBetween } from './secondsBetween';

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
    when: formats.instant(fact.finishedAt),
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
    when: formats.instant(fact.beganAt),
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
    when: formats.instant(fact.finishedAt),
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

function describeUndeployed(
  fact: UndeployedEvidence,
  formats: Formats,
  t: Translate,
): DescribedFact {
  const { changes, oldestMergedAt, deployedAt } = fact;
  return {
    title: t('evidence.wait', {
      count: changes,
      formatted: formats.count(changes),
    }),
    when: t('evidence.oldest', {
      count: changes,
      instant: formats.instant(oldestMergedAt),
    }),
    details: [
      deployedAt === undefined
        ? t('evidence.neverDeployed')
        : t('evidence.deployedLast', { instant: formats.instant(deployedAt) }),
    ],
    trouble: false,
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
    case 'analysis':
      return describeAnalysis(fact, formats, t);
    case 'undeployed':
      return describeUndeployed(fact, formats, t);
    case 'component':
      return describeComponent(fact, formats, t);
    case 'repository':
      return describeRepository(fact, formats, t);
    default:
      return describeBuild(fact, formats, t);
  }
}
