import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Formats } from '@pitstop/charts';
import type { Period } from '@pitstop/plugin-ledger-common';
import type { Evidenced } from '../evidence/EvidenceLink';
import { Headline } from '../metrics/Headline';
import { Trend } from '../metrics/Trend';
import { compare } from '../report/compare';
import { ledgerTranslationRef } from '../translation';

interface WeekHeadlineProps {
  name: string;
  /** In order; the last ones may still be running. */
  weeks: ReadonlyArray<Period & { deployments?: number }>;
  /** The facts behind it, where they can be listed beside it. */
  evidence?: Evidenced;
  formats: Formats;
}

/** The last whole week against the one before, and how the running one goes. */
export function WeekHeadline(props: WeekHeadlineProps) {
  const { name, weeks, evidence, formats } = props;
  const { t } = useTranslationRef(ledgerTranslationRef);
  const [weekBefore, lastWeek] = weeks
    .filter(week => !week.incomplete)
    .slice(-2);
  const running = weeks.at(-1);
  const soFar =
    running?.incomplete && running.deployments !== undefined
      ? t('organisation.running', {
          count: running.deployments,
          formatted: formats.count(running.deployments),
        })
      : undefined;
  if (lastWeek?.deployments === undefined) {
    return <Headline value={t('noData')} detail={soFar} />;
  }
  return (
    <Headline
      value={formats.count(lastWeek.deployments)}
      evidence={evidence}
      unit={t('organisation.lastWeek', {
        name,
        week: formats.period(lastWeek, 'week'),
      })}
      trend={
        <Trend
          comparison={compare(
            lastWeek.deployments,
            weekBefore.deployments,
            'up',
          )}
          of="count"
          previousRange={{ from: weekBefore.start, to: weekBefore.end }}
          formats={formats}
        />
      }
      detail={soFar}
    />
  );
}
