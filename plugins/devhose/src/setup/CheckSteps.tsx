import type { ReactElement } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import type { Formats } from '@pitstop/charts';
import type { SourceCheck } from '@pitstop/plugin-devhose-common';
import {
  RiCheckLine,
  RiCloseCircleLine,
  RiSubtractLine,
} from '@remixicon/react';
import { devhoseTranslationRef } from '../translation';
import { stepWords } from './stepWords';
import styles from './CheckSteps.module.css';

interface CheckStepsProps {
  check: SourceCheck;
  formats: Formats;
}

const icons: Record<SourceCheck['steps'][number]['verdict'], ReactElement> = {
  passed: <RiCheckLine aria-hidden />,
  failed: <RiCloseCircleLine aria-hidden />,
  impossible: <RiSubtractLine aria-hidden />,
};

/** How far a test delivery got, step by step. */
export function CheckSteps({ check, formats }: CheckStepsProps) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  return (
    <Flex direction="column" gap="3" role="status">
      <Text variant="body-small" color="secondary" className={styles.sent}>
        {t('check.result', {
          instant: formats.moment(check.at),
          url: check.url,
        })}
      </Text>
      <ol className={styles.steps}>
        {check.steps.map(({ step, verdict, detail }) => (
          <li key={step} className={styles.step} data-verdict={verdict}>
            {icons[verdict]}
            <Flex direction="column" gap="1">
              <Text weight="bold">
                {t(`check.step.${step}`)}: {t(`check.verdict.${verdict}`)}
              </Text>
              <Text>{stepWords(check, { step, verdict }, formats, t)}</Text>
              {verdict === 'failed' && detail && (
                <Text variant="body-small" color="secondary">
                  {t('check.detail', { detail })}
                </Text>
              )}
            </Flex>
          </li>
        ))}
      </ol>
    </Flex>
  );
}
