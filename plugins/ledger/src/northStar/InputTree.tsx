import { Skeleton, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Formats } from '@pitstop/charts';
import type { NorthStarReport } from '@pitstop/plugin-ledger-common';
import { FactList } from '../metrics/FactList';
import { MetricCard } from '../metrics/MetricCard';
import { ledgerTranslationRef } from '../translation';
import { InputTile } from './InputTile';
import styles from './InputTree.module.css';
import { inputBranches } from './northStarInputs';

interface InputTreeProps {
  /** Left out while it loads. */
  report?: NorthStarReport;
  formats: Formats;
}

const loadingHeight = 96;

function Adoption({ report, formats }: InputTreeProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const adoption = report?.adoption;
  return (
    <FactList
      facts={[
        {
          label: t('northStar.adoption'),
          value:
            adoption &&
            (adoption.rate === undefined
              ? t('noData')
              : formats.percent(adoption.rate)),
          evidence:
            adoption?.rate === undefined
              ? undefined
              : { metric: 'adoption', order: 'longest' },
          hint:
            adoption &&
            t('northStar.adoptionHint', {
              deployed: formats.count(adoption.deployed),
              count: adoption.components,
              formatted: formats.count(adoption.components),
            }),
        },
      ]}
    />
  );
}

/** What drives the North Star, as branches of it. */
export function InputTree({ report, formats }: InputTreeProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  return (
    <MetricCard
      title={t('northStar.inputs')}
      helpLabel={t('northStar.inputsHelp')}
      help={<Text as="p">{t('northStar.inputsExplanation')}</Text>}
    >
      <ul className={styles.tree}>
        {inputBranches(report?.weeks ?? []).map(({ name, inputs }) => (
          <li key={name} className={styles.branch}>
            <Text as="p" weight="bold">
              {t(`northStar.${name}`)}
            </Text>
            <ul className={styles.leaves}>
              {name === 'reach' && (
                <li>
                  <Adoption report={report} formats={formats} />
                </li>
              )}
              {inputs.map(input => (
                <li key={input.name}>
                  {report ? (
                    <InputTile input={input} formats={formats} />
                  ) : (
                    <Skeleton width="100%" height={loadingHeight} />
                  )}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </MetricCard>
  );
}
