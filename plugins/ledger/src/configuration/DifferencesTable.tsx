import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { Formats } from '@pitstop/charts';
import type { RebuildDifference } from '@pitstop/plugin-ledger-common';
import { ledgerTranslationRef } from '../translation';
import styles from '../table/PlainTable.module.css';

interface DifferencesTableProps {
  title: string;
  differences: readonly RebuildDifference[];
  formats: Formats;
}

/** +3, −2 or 0: a change without its sign would be a number. */
function signed(change: number, formats: Formats): string {
  if (change === 0) {
    return '0';
  }
  return `${change > 0 ? '+' : '−'}${formats.count(Math.abs(change))}`;
}

/** What the facts are now, and what they would be. */
export function DifferencesTable(props: DifferencesTableProps) {
  const { title, differences, formats } = props;
  const { t } = useTranslationRef(ledgerTranslationRef);
  const same = differences.every(({ live, rebuilt }) => live === rebuilt);
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption>
          <Text weight="bold">{title}</Text>{' '}
          {same && <Text color="secondary">{t('rebuild.noDifference')}</Text>}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('rebuild.facts')}</th>
            <th scope="col" className={styles.number}>
              {t('rebuild.live')}
            </th>
            <th scope="col" className={styles.number}>
              {t('rebuild.rebuilt')}
            </th>
            <th scope="col" className={styles.number}>
              {t('rebuild.change')}
            </th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ facts, live, rebuilt }) => (
            <tr key={facts}>
              <th scope="row">{facts}</th>
              <td className={styles.number}>{formats.count(live)}</td>
              <td className={styles.number}>{formats.count(rebuilt)}</td>
              <td className={styles.number}>
                {signed(rebuilt - live, formats)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
