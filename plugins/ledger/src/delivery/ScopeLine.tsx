import { Skeleton, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Formats } from '@pitstop/charts';
import type { ReportHeader } from '@pitstop/plugin-ledger-common';
import { ledgerTranslationRef } from '../translation';
import styles from './ScopeLine.module.css';

interface ScopeLineProps {
  /** Left out while it loads. */
  report?: ReportHeader;
  formats: Formats;
  /** Another range has been asked for. */
  changing: boolean;
}

/** What the numbers below cover: days, time zone, components, newest event. */
export function ScopeLine({ report, formats, changing }: ScopeLineProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  if (!report) {
    return <Skeleton width={360} height={16} className={styles.loading} />;
  }
  const { range, scope, asOf } = report;
  const partly = scope.linkedComponents < scope.components;
  const parts = [
    formats.span({ start: range.from, end: range.to }),
    t('scope.timeZone', { timeZone: range.timeZone }),
    scope.kind !== 'component' &&
      !partly &&
      t('scope.components', { count: scope.components }),
    partly &&
      t('scope.partlyLinked', {
        linked: formats.count(scope.linkedComponents),
        total: formats.count(scope.components),
      }),
    asOf && t('scope.asOf', { instant: formats.instant(asOf) }),
    changing && t('scope.changing'),
  ];
  return (
    <Text
      as="p"
      variant="body-small"
      color="secondary"
      className={styles.line}
      aria-live="polite"
    >
      {parts.filter(Boolean).join(' · ')}
    </Text>
  );
}
