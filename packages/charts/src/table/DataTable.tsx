import type { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import type { ChartData, ChartPoint } from '../data/ChartData';
import { formatValue } from '../data/formatValue';
import { useFormats } from '../format';
import { chartsTranslationRef } from '../translation';
import styles from './DataTable.module.css';

/** @public */
export interface DataTableProps {
  /** Read out before the table. */
  caption: string;
  data: ChartData;
  newestFirst?: boolean;
  /** In pixels; longer tables scroll. */
  maxHeight: number;
  /** In place of the label of a row, such as a link with it. */
  renderLabel?: (point: ChartPoint) => ReactNode;
}

/**
 * The numbers of a chart. A plain table: the one of `@backstage/ui` is an
 * interactive grid, which a screen reader's table commands cannot walk through.
 *
 * @public
 */
export function DataTable(props: DataTableProps) {
  const { caption, data, newestFirst = false, maxHeight, renderLabel } = props;
  const { t } = useTranslationRef(chartsTranslationRef);
  // Points carry their own labels: no date is written here.
  const formats = useFormats('UTC');
  const points = newestFirst ? [...data.points].reverse() : data.points;
  return (
    <div
      className={styles.scroll}
      style={{ maxHeight }}
      role="region"
      aria-label={caption}
      // A region that scrolls has to be reachable with the keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <table className={styles.table}>
        <caption>
          <VisuallyHidden>{caption}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <th scope="col">{data.pointName}</th>
            {data.series.map(series => (
              <th key={series.id} scope="col" className={styles.number}>
                {series.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map(point => (
            <tr key={point.id}>
              <th scope="row">
                {renderLabel ? renderLabel(point) : point.label}
                {point.incomplete && ` ${t('table.incomplete')}`}
                {point.notes?.map(({ mark, text }) => (
                  <div key={mark} className={styles.note}>
                    {text}
                  </div>
                ))}
              </th>
              {data.series.map(series => {
                const value = point.values[series.id];
                return (
                  <td key={series.id} className={styles.number}>
                    {value === undefined
                      ? t('table.noData')
                      : formatValue(value, series.unit, formats)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
