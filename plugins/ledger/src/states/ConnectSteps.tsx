import useAsync from 'react-use/esm/useAsync';
import { Card, CardBody, Flex, Text } from '@backstage/ui';
import {
  discoveryApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import {
  RiCheckboxBlankCircleLine,
  RiCheckboxCircleLine,
} from '@remixicon/react';
import { Snippet } from '@pitstop/states';
import { ledgerTranslationRef } from '../translation';
import styles from './ConnectSteps.module.css';

/** What a number needs, in the order that brings most. */
const steps = [
  'repository',
  'deployments',
  'changes',
  'builds',
  'incidents',
  'quality',
] as const;

export type ConnectStep = (typeof steps)[number];

interface ConnectStepsProps {
  /** What is known to be there already. */
  done: readonly ConnectStep[];
}

/** What to connect, the one that brings most first, and what each of them brings. */
export function ConnectSteps({ done }: ConnectStepsProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const discoveryApi = useApi(discoveryApiRef);
  const { value: devhoseUrl } = useAsync(
    () => discoveryApi.getBaseUrl('devhose'),
    [discoveryApi],
  );
  const next = steps.find(step => !done.includes(step));
  return (
    <Card>
      <CardBody>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('connect.title')}
        </Text>
        <ol className={styles.steps}>
          {steps.map(step => {
            const isDone = done.includes(step);
            return (
              <li key={step} className={styles.step}>
                <span
                  className={isDone ? styles.done : styles.open}
                  aria-hidden="true"
                >
                  {isDone ? (
                    <RiCheckboxCircleLine />
                  ) : (
                    <RiCheckboxBlankCircleLine />
                  )}
                </span>
                <Flex direction="column" gap="1" className={styles.words}>
                  <Text as="h3" variant="body-medium" weight="bold">
                    {t(`connect.${step}.title`)}
                    {isDone && ` — ${t('connect.done')}`}
                  </Text>
                  <Text as="p" variant="body-small" color="secondary">
                    {t(`connect.${step}.brings`)}
                  </Text>
                  {!isDone && (
                    <Text as="p" variant="body-small">
                      {t(`connect.${step}.how`)}
                    </Text>
                  )}
                  {step === 'deployments' && step === next && devhoseUrl && (
                    <Snippet text={`${devhoseUrl}/ingest/github`} />
                  )}
                </Flex>
              </li>
            );
          })}
        </ol>
      </CardBody>
    </Card>
  );
}
