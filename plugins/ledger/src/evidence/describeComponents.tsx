import type { Formats } from '@pitstop/charts';
import type {
  ComponentEvidence,
  RepositoryEvidence,
} from '@pitstop/plugin-ledger-common';
import type { Translate } from '../translation';
import type { DescribedFact } from './DescribedFact';
import { EntityTitle } from './EntityTitle';
import { withoutHost } from './withoutHost';

function writeLastDeployment(
  fact: ComponentEvidence,
  formats: Formats,
  t: Translate,
): string {
  const { repository, deployedAt, deployedLately } = fact;
  if (deployedAt === undefined) {
    return repository === undefined
      ? t('evidence.unlinked')
      : t('evidence.neverDeployed');
  }
  return t(deployedLately ? 'evidence.deployedLast' : 'evidence.notLately', {
    instant: formats.instant(deployedAt),
  });
}

/** Says whether a component was deployed lately. */
export function describeComponent(
  fact: ComponentEvidence,
  formats: Formats,
  t: Translate,
): DescribedFact {
  const { entityRef, environment, deployedLately } = fact;
  return {
    title: <EntityTitle entityRef={entityRef} />,
    when: writeLastDeployment(fact, formats, t),
    details: environment === undefined ? [] : [environment],
    trouble: !deployedLately,
  };
}

/** Says when changes were merged in a repository last. */
export function describeRepository(
  { repository, mergedOn, components }: RepositoryEvidence,
  formats: Formats,
  t: Translate,
): DescribedFact {
  return {
    title: withoutHost(repository),
    when: t('evidence.mergedLast', { day: formats.day(mergedOn) }),
    details: [
      t('evidence.livesIn', {
        count: components.length,
        formatted: formats.count(components.length),
      }),
    ],
    trouble: false,
  };
}
