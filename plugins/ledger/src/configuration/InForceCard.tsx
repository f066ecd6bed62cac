import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, Text } from '@backstage/ui';
import type { Formats } from '@pitstop/charts';
import type {
  LedgerConfiguration,
  LedgerSetting,
} from '@pitstop/plugin-ledger-common';
import { FactList } from '../metrics/FactList';
import { MetricCard } from '../metrics/MetricCard';
import { ledgerTranslationRef, type Translate } from '../translation';
import styles from '../table/PlainTable.module.css';

const namedSettings = [
  'timeZone',
  'minimumContributors',
  'productionEnvironments',
  'rollbackTasks',
  'ignoredPaths',
  'lookBackDays',
  'incidentLookBackHours',
  'hotfixLookBackDays',
  'hotfixLabels',
  'hotfixBranches',
  'incidentLabels',
] as const;

function nameOf({ name }: LedgerSetting, t: Translate): string {
  const known = namedSettings.find(each => each === name);
  return known ? t(`configuration.setting.${known}`) : name;
}

function valueOf({ value }: LedgerSetting, t: Translate): string {
  if (Array.isArray(value)) {
    return value.length === 0
      ? t('configuration.inForce.none')
      : value.join(', ');
  }
  if (typeof value === 'boolean') {
    return t(`configuration.inForce.${value ? 'yes' : 'no'}`);
  }
  return String(value);
}

interface InForceCardProps {
  /** Left out while it loads. */
  configuration?: LedgerConfiguration;
  formats: Formats;
}

/** The settings, the versions, and whether all facts are of them. */
export function InForceCard({ configuration, formats }: InForceCardProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const { observation, derivation, status } = configuration ?? {};
  const behind = derivation?.repositoriesBehind ?? 0;
  return (
    <MetricCard
      title={t('configuration.inForce.title')}
      helpLabel={t('configuration.inForce.help')}
      help={<Text as="p">{t('configuration.inForce.explanation')}</Text>}
    >
      <FactList
        facts={[
          {
            label: t('configuration.inForce.observation'),
            value:
              observation &&
              t('configuration.inForce.version', {
                version: formats.count(observation.version),
              }),
            hint:
              observation &&
              t(
                observation.upToDate
                  ? 'configuration.inForce.allRead'
                  : 'configuration.inForce.readOtherwise',
              ),
          },
          {
            label: t('configuration.inForce.derivation'),
            value:
              derivation &&
              t('configuration.inForce.version', {
                version: formats.count(derivation.version),
              }),
            hint:
              derivation &&
              (behind === 0
                ? t('configuration.inForce.allDerived')
                : t('configuration.inForce.behind', {
                    count: behind,
                    formatted: formats.count(behind),
                  })),
          },
          {
            label: t('configuration.inForce.counted'),
            value:
              status &&
              t('configuration.inForce.countedValue', {
                cursor: formats.count(status.cursor),
                head: formats.count(status.head),
              }),
            hint:
              status &&
              t(
                status.caughtUp
                  ? 'configuration.inForce.caughtUp'
                  : 'configuration.inForce.catchingUp',
              ),
          },
        ]}
      />
      {configuration ? (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('configuration.inForce.setting')}</th>
                <th scope="col">{t('configuration.inForce.value')}</th>
              </tr>
            </thead>
            <tbody>
              {configuration.settings.map(setting => (
                <tr key={setting.name}>
                  <th scope="row">{nameOf(setting, t)}</th>
                  <td>{valueOf(setting, t)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <Skeleton width="100%" height={320} />
      )}
    </MetricCard>
  );
}
