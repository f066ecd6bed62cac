import { useLayoutEffect, useRef } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { Flex, Link, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  useEntityPresentation,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import { useSearchParams } from 'react-router-dom';
import type { Formats } from '@pitstop/charts';
import type { ReleaseTrain as Train } from '@pitstop/plugin-ledger-common';
import { writeEvidence } from '../evidence/evidenceSearch';
import { ledgerTranslationRef } from '../translation';
import styles from './TrainsCard.module.css';
import { Wagon } from './Wagon';

interface ReleaseTrainProps {
  train: Train;
  formats: Formats;
}

/** The deployments of one component, the oldest first, with what became of them. */
export function ReleaseTrain({ train, formats }: ReleaseTrainProps) {
  const { entityRef, deployments, total } = train;
  const { t } = useTranslationRef(ledgerTranslationRef);
  const { primaryTitle: name } = useEntityPresentation(entityRef);
  const linkTo = useEntityRefLink();
  const [search] = useSearchParams();
  const rails = useRef<HTMLOListElement>(null);
  // A long train is seen from its end, where the newest are.
  useLayoutEffect(() => {
    const { current } = rails;
    if (current) {
      current.scrollLeft = current.scrollWidth;
    }
  }, [deployments]);
  const failed = deployments.filter(({ failure }) => failure).length;
  const everyDeployment = writeEvidence(search, {
    metric: 'deployments',
    order: 'newest',
  });
  const summary = [
    t('trains.count', { count: total, formatted: formats.count(total) }),
    total > deployments.length &&
      t('trains.latest', { most: formats.count(deployments.length) }),
    failed > 0 &&
      t('trains.failures', { count: failed, formatted: formats.count(failed) }),
  ]
    .filter(Boolean)
    .join(', ');
  return (
    <section aria-label={name}>
      <Flex align="baseline" gap="3" justify="between">
        <Text as="h3" variant="body-medium" weight="bold">
          {name}
        </Text>
        <Link
          href={`${linkTo(
            parseEntityRef(entityRef),
          )}/delivery/deployments?${everyDeployment}`}
          variant="body-small"
          aria-label={`${summary}: ${t('trains.all', { name })}`}
        >
          {summary}
        </Link>
      </Flex>
      <ol
        ref={rails}
        className={styles.wagons}
        aria-label={t('trains.all', { name })}
        // What scrolls has to be reachable with the keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {deployments.map(deployment => (
          <li key={`${deployment.finishedAt} ${deployment.subjects[0]}`}>
            <Wagon deployment={deployment} formats={formats} />
          </li>
        ))}
      </ol>
    </section>
  );
}
