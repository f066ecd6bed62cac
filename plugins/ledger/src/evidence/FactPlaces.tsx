import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  useEntityPresentation,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import type {
  ComponentEvidence,
  RepositoryEvidence,
} from '@pitstop/plugin-ledger-common';
import { eventsRouteRef } from '../routes';
import { ledgerTranslationRef } from '../translation';
import styles from './FactPlaces.module.css';

interface FactPlacesProps {
  fact: ComponentEvidence | RepositoryEvidence;
}

/** Where one can go from a component or a repository. */
export function FactPlaces({ fact }: FactPlacesProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const components =
    fact.type === 'component' ? [fact.entityRef] : fact.components;
  return (
    <ul className={styles.places} aria-label={t('evidence.places')}>
      {components.map(entityRef => (
        <li key={entityRef}>
          <ComponentLink entityRef={entityRef} />
        </li>
      ))}
      {fact.type === 'repository' && (
        <RepositoryLinks repository={fact.repository} />
      )}
    </ul>
  );
}

function ComponentLink({ entityRef }: { entityRef: string }) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const { primaryTitle: name } = useEntityPresentation(entityRef);
  const linkTo = useEntityRefLink();
  return (
    <Link
      href={`${linkTo(parseEntityRef(entityRef))}/delivery`}
      variant="body-small"
    >
      {t('evidence.deliveryOf', { name })}
    </Link>
  );
}

function RepositoryLinks({ repository }: { repository: string }) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const eventsRoute = useRouteRef(eventsRouteRef);
  const [host] = repository.split('/');
  return (
    <>
      {eventsRoute && (
        <li>
          <Link
            href={`${eventsRoute()}?${new URLSearchParams({ repository })}`}
            variant="body-small"
          >
            {t('evidence.eventsOfRepository')}
          </Link>
        </li>
      )}
      <li>
        <Link
          href={`https://${repository}`}
          target="_blank"
          variant="body-small"
        >
          {t('evidence.openTool', { host })}
        </Link>
      </li>
    </>
  );
}
