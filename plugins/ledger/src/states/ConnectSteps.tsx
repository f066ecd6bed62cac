import useAsync from 'react-use/esm/useAsync';
import { Card, CardBody, Flex, Link, Text } from '@backstage/ui';
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
import type { DeliverySubpage } from '../subpages/DeliverySubpage';
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

export interface ConnectStepsProps {
  /** What is known to be there already. */
  done: readonly ConnectStep[];
  /** Where what is there can be seen. */
  hrefOf?: (subpage: DeliverySubpage) => string;
}

/** What can be seen before anything is deployed. */
const subpageOf: Partial<Record<ConnectStep, DeliverySubpage>> = {
  changes: 'code',
  builds: 'builds',
  quality: 'quality',
};

/** What to connect, the one that brings most first, and what each of them brings. */
export function ConnectSteps({ done, hrefOf }: ConnectStepsProps) {
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
            const subpage = isDone ? subpageOf[step] : undefined;
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
                  {subpage && hrefOf && (
                    <Link href={hrefOf(subpage)} variant="body-small">
                      {t('connect.see', { page: t(`subpage.${subpage}`) })}
                    </Link>
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
