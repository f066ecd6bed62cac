import type { Formats } from '@pitstop/charts';
import type {
  AnalysisEvidence,
  FindingEvidence,
} from '@pitstop/plugin-ledger-common';
import type { Translate } from '../translation';
import type { DescribedFact } from './DescribedFact';
import { secondsBetween } from './secondsBetween';

/** Says what a security scanner found. */
export function describeFinding(
  fact: FindingEvidence,
  formats: Formats,
  t: Translate,
): DescribedFact {
  return {
    title: t('evidence.finding', {
      severity: t(`quality.findings.name.${fact.severity}`),
    }),
    when: formats.instant(fact.foundAt),
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

/** Says what an analysis told of its project. */
export function describeAnalysis(
  fact: AnalysisEvidence,
  formats: Formats,
  t: Translate,
): DescribedFact {
  const { coverage, duplication, issues } = fact.measures;
  const details: string[] = [];
  if (coverage !== undefined) {
    details.push(
      t('evidence.measure.coverage', { value: formats.percent(coverage) }),
    );
  }
  if (duplication !== undefined) {
    details.push(
      t('evidence.measure.duplication', {
        value: formats.percent(duplication),
      }),
    );
  }
  if (issues !== undefined) {
    details.push(
      t('evidence.measure.issues', {
        count: issues,
        value: formats.count(issues),
      }),
    );
  }
  return {
    title: t(`evidence.analysis.${fact.gate}`, { project: fact.project }),
    when: formats.instant(fact.analysedAt),
    details,
    trouble: fact.gate === 'failed',
  };
}
