import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Sparkline, type Formats } from '@pitstop/charts';
import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import { Tile } from '../home/Tile';
import { Trend } from '../metrics/Trend';
import { writeQuantity } from '../metrics/writeQuantity';
import type { Brief } from '../overview/Brief';
import { overviewMetrics } from '../overview/overviewMetrics';
import { ledgerTranslationRef } from '../translation';
import styles from './BriefTiles.module.css';

interface BriefTileProps {
  label: string;
  report: DeliveryReport;
  brief: Brief;
  formats: Formats;
}

function BriefTile({ label, report, brief, formats }: BriefTileProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const write = (value: number | undefined) =>
    value === undefined
      ? t('noData')
      : writeQuantity(value, brief.quantity, formats);
  return (
    <Tile
      label={label}
      value={write(brief.value)}
      trend={
        <Trend
          comparison={brief.comparison}
          of={brief.quantity}
          previousRange={report.previousRange}
          formats={formats}
        />
      }
      sparkline={
        brief.course.some(value => value !== undefined) && (
          <Sparkline
            label={t(`overview.course.${report.range.granularity}`, {
              values: brief.course.map(write).join(', '),
            })}
            values={brief.course}
            lastIncomplete={
              report.deploymentFrequency.series.at(-1)?.incomplete
            }
          />
        )
      }
    />
  );
}

interface BriefTilesProps {
  /** Left out while it loads. */
  report?: DeliveryReport;
  formats: Formats;
}

/** The metrics of delivery, each as a number, its trend and its course. */
export function BriefTiles({ report, formats }: BriefTilesProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  return (
    <div className={styles.tiles}>
      {overviewMetrics(report).map(({ name, toBrief }) => {
        const label = t(`${name}.title`);
        return report ? (
          <BriefTile
            key={name}
            label={label}
            report={report}
            brief={toBrief(report, formats, t)}
            formats={formats}
          />
        ) : (
          <Tile key={name} label={label} />
        );
      })}
    </div>
  );
}
