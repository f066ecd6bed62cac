import { Skeleton, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Sparkline, type Formats } from '@pitstop/charts';
import type { DeliveryReport, TimeRange } from '@pitstop/plugin-ledger-common';
import { Trend } from '../metrics/Trend';
import { compare } from '../report/compare';
import { ledgerTranslationRef } from '../translation';
import styles from './TeamTiles.module.css';
import { Tile } from './Tile';

interface MetricTileProps {
  of: 'count' | 'time';
  current: number | undefined;
  previous: number | undefined;
  weeks: Array<number | undefined>;
  lastIncomplete: boolean;
  previousRange: TimeRange;
  formats: Formats;
}

function MetricTile(props: MetricTileProps) {
  const { of, current, previous, weeks, formats } = props;
  const { t } = useTranslationRef(ledgerTranslationRef);
  const isCount = of === 'count';
  const write = (value: number | undefined) => {
    if (value === undefined) {
      return t('noData');
    }
    return isCount ? formats.count(value) : formats.duration(value);
  };
  return (
    <Tile
      label={t(isCount ? 'frequency.series' : 'leadTime.title')}
      value={write(current)}
      trend={
        <Trend
          comparison={compare(current, previous, isCount ? 'up' : 'down')}
          of={of}
          previousRange={props.previousRange}
          formats={formats}
        />
      }
      sparkline={
        <Sparkline
          label={t(
            isCount ? 'myTeam.deploymentsCourse' : 'myTeam.leadTimeCourse',
            { values: weeks.map(write).join(', ') },
          )}
          values={weeks}
          lastIncomplete={props.lastIncomplete}
          height={64}
        />
      }
    />
  );
}

interface TeamTilesProps {
  /** Left out while it loads. */
  report?: DeliveryReport;
  formats: Formats;
}

/** Both metrics of a team, each as a number, its trend and its course. */
export function TeamTiles({ report, formats }: TeamTilesProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  if (!report) {
    return (
      <div className={styles.tiles}>
        <Tile label={t('frequency.series')} />
        <Tile label={t('leadTime.title')} />
        <Skeleton width={240} height={17} />
      </div>
    );
  }
  const { deploymentFrequency, leadTime, previousRange } = report;
  const shared = {
    lastIncomplete: deploymentFrequency.series.at(-1)?.incomplete ?? false,
    previousRange,
    formats,
  };
  return (
    <div className={styles.tiles}>
      <MetricTile
        {...shared}
        of="count"
        current={deploymentFrequency.current.deployments}
        previous={deploymentFrequency.previous.deployments}
        weeks={deploymentFrequency.series.map(week => week.deployments)}
      />
      <MetricTile
        {...shared}
        of="time"
        current={leadTime.current.medianSeconds}
        previous={leadTime.previous.medianSeconds}
        weeks={leadTime.series.map(week => week.medianSeconds)}
      />
      <Text as="p" variant="body-small" color="secondary">
        {t('myTeam.undeployed', {
          count: leadTime.undeployed.changes,
          formatted: formats.count(leadTime.undeployed.changes),
        })}
      </Text>
    </div>
  );
}
