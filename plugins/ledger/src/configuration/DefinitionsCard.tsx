import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { metricDefinitions } from '@pitstop/plugin-ledger-common';
import { MetricCard } from '../metrics/MetricCard';
import { ledgerTranslationRef } from '../translation';
import styles from './ConfigurationPage.module.css';

/** What each number means, and who says so. */
export function DefinitionsCard() {
  const { t } = useTranslationRef(ledgerTranslationRef);
  return (
    <MetricCard title={t('configuration.definitions.title')}>
      <dl className={styles.definitions}>
        {metricDefinitions.map(({ name, title, definition, ...more }) => (
          <div key={name}>
            <dt>
              <Text weight="bold">{title}</Text>
            </dt>
            <dd>
              <Text as="p" variant="body-small">
                {definition}
              </Text>
              {more.aboutPeople && (
                <Text as="p" variant="body-small" color="secondary">
                  {t('configuration.definitions.people')}
                </Text>
              )}
              {more.source && (
                <Link
                  href={more.source}
                  target="_blank"
                  variant="body-small"
                  aria-label={`${title}: ${t(
                    'configuration.definitions.source',
                  )}`}
                >
                  {t('configuration.definitions.source')}
                </Link>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </MetricCard>
  );
}
