import { Alert } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ScopeProblem } from '@pitstop/plugin-ledger-common';
import { ledgerTranslationRef } from '../translation';
import styles from './ScopeProblems.module.css';

/** Settings of components that can't be used: which, and what to write instead. */
export function ScopeProblems({ problems }: { problems: ScopeProblem[] }) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  return (
    <Alert
      status="warning"
      icon
      mb="4"
      title={t('scope.problems', { count: problems.length })}
      description={
        <ul className={styles.problems}>
          {problems.map(({ entityRef, annotation, message }) => (
            <li key={`${entityRef} ${annotation}`}>
              {t('scope.problem', { entityRef, annotation, message })}
            </li>
          ))}
        </ul>
      }
    />
  );
}
