import type { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, Flex, VisuallyHidden } from '@backstage/ui';
import type { Formats } from '@pitstop/charts';
import type { ReportHeader } from '@pitstop/plugin-ledger-common';
import { useReason } from '@pitstop/states';
import { ledgerTranslationRef } from '../translation';
import styles from './ReportFrame.module.css';
import { ScopeLine } from './ScopeLine';
import { ScopeProblems } from './ScopeProblems';

interface ReportFrameProps {
  /** Left out while it loads: everything has its place already. */
  report?: ReportHeader;
  formats: Formats;
  /** Another range has been asked for; these are the old numbers. */
  changing: boolean;
  refreshError?: Error;
  onRetry?: () => void;
  children: ReactNode;
}

/** What every view of a report says: what it covers, and how fresh it is. */
export function ReportFrame(props: ReportFrameProps) {
  const { report, formats, changing, refreshError, onRetry } = props;
  const { t } = useTranslationRef(ledgerTranslationRef);
  const reasonOf = useReason();
  return (
    <div aria-busy={!report || changing}>
      {!report && <VisuallyHidden role="status">{t('loading')}</VisuallyHidden>}
      {refreshError && (
        <Alert
          status="warning"
          icon
          mb="4"
          title={t('scope.outdatedTitle')}
          description={t('scope.outdated', { reason: reasonOf(refreshError) })}
          customActions={
            <Button size="small" variant="secondary" onPress={onRetry}>
              {t('failed.retry')}
            </Button>
          }
        />
      )}
      {report?.scope.problems && (
        <ScopeProblems problems={report.scope.problems} />
      )}
      <ScopeLine report={report} formats={formats} changing={changing} />
      <Flex
        direction="column"
        gap="4"
        mt="3"
        className={changing ? styles.changing : undefined}
      >
        {props.children}
      </Flex>
    </div>
  );
}
