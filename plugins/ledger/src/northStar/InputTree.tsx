import type { ReactNode } from 'react';
import { Skeleton, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Formats } from '@pitstop/charts';
import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import { FactList } from '../metrics/FactList';
import { MetricCard } from '../metrics/MetricCard';
import { ledgerTranslationRef } from '../translation';
import { InputTile } from './InputTile';
import styles from './InputTree.module.css';
import { automationInputs, flowInputs } from './northStarInputs';

interface InputTreeProps {
  /** Left out while it loads. */
  report?: DeliveryReport;
  formats: Formats;
}

const loadingHeight = 96;

/** What drives the North Star, as branches of it. */
export function InputTree({ report, formats }: InputTreeProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const tiles = (toInputs: typeof flowInputs): ReactNode =>
    report ? (
      toInputs(report).map(input => (
        <li key={input.name}>
          <InputTile input={input} formats={formats} />
        </li>
      ))
    ) : (
      <li>
        <Skeleton width="100%" height={loadingHeight} />
      </li>
    );
  const branch = (title: string, leaves: ReactNode) => (
    <li className={styles.branch}>
      <Text as="p" weight="bold">
        {title}
      </Text>
      <ul className={styles.leaves}>{leaves}</ul>
    </li>
  );
  return (
    <MetricCard
      title={t('northStar.inputs')}
      helpLabel={t('northStar.inputsHelp')}
      help={<Text as="p">{t('northStar.inputsExplanation')}</Text>}
    >
      <ul className={styles.tree}>
        {branch(
          t('northStar.reach'),
          <li>
            <FactList
              facts={[
                {
                  label: t('northStar.linked'),
                  value:
                    report &&
                    t('northStar.linkedValue', {
                      linked: formats.count(report.scope.linkedComponents),
                      total: formats.count(report.scope.components),
                    }),
                },
              ]}
            />
          </li>,
        )}
        {branch(t('northStar.flow'), tiles(flowInputs))}
        {branch(t('northStar.automation'), tiles(automationInputs))}
      </ul>
    </MetricCard>
  );
}
