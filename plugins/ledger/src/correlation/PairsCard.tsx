import { Link } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Formats } from '@pitstop/charts';
import type { CorrelationReport } from '@pitstop/plugin-ledger-common';
import { MetricCard } from '../metrics/MetricCard';
import { ledgerTranslationRef } from '../translation';
import type { FactorPair } from './correlationSearch';
import styles from '../table/PlainTable.module.css';

interface PairsCardProps {
  correlation: CorrelationReport;
  hrefOf(factors: FactorPair): string;
  formats: Formats;
}

/** Every pair of numbers, the clearest first, each leading to its chart. */
export function PairsCard({ correlation, hrefOf, formats }: PairsCardProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  return (
    <MetricCard title={t('correlation.pairs')}>
      <div className={styles.scroll}>
        <table className={styles.table} aria-label={t('correlation.pairs')}>
          <thead>
            <tr>
              <th scope="col">{t('correlation.pair')}</th>
              <th scope="col" className={styles.number}>
                {t('correlation.rho')}
              </th>
              <th scope="col" className={styles.number}>
                n
              </th>
              <th scope="col">{t('correlation.says')}</th>
            </tr>
          </thead>
          <tbody>
            {correlation.pairs.map(({ x, y, rho, n, verdict }) => (
              <tr key={`${x} ${y}`}>
                <th scope="row">
                  <Link href={hrefOf({ x, y })}>
                    {t('correlation.against', {
                      x: t(`correlation.factor.${x}`),
                      y: t(`correlation.factor.${y}`),
                    })}
                  </Link>
                </th>
                <td className={styles.number}>{rho?.toFixed(2) ?? '–'}</td>
                <td className={styles.number}>{formats.count(n)}</td>
                <td>{t(`correlation.verdict.${verdict}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </MetricCard>
  );
}
