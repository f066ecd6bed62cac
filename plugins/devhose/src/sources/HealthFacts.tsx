import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Formats } from '@pitstop/charts';
import type { SourceStatus } from '@pitstop/plugin-devhose-common';
import { FactList, type Fact } from '../event/FactList';
import { devhoseTranslationRef, type Translate } from '../translation';
import { rateWords, sizeWords } from './sourceWords';

interface HealthFactsProps {
  source: SourceStatus;
  formats: Formats;
}

/** A secret that nobody uses any more can be taken away. */
function secretsInUse(
  { secrets }: SourceStatus,
  formats: Formats,
  t: Translate,
): string | undefined {
  return secrets.length === 0
    ? undefined
    : secrets
        .map(({ position, fingerprint, lastUsedAt }) =>
          t('source.secretValue', {
            position: String(position),
            fingerprint,
            instant: formats.instant(lastUsedAt),
          }),
        )
        .join('; ');
}

/** In each process; what is more is refused. */
function limitWords(
  { limits }: SourceStatus,
  formats: Formats,
  t: Translate,
): string {
  return t('source.limitsValue', {
    perSecond: formats.count(limits.requestsPerSecond),
    burst: formats.count(limits.burst),
    concurrent: formats.count(limits.concurrentRequests),
    body: sizeWords(limits.bodyBytes, formats),
    seconds: formats.average(limits.bodyMilliseconds / 1_000),
    headers: formats.count(limits.headers),
    headerSize: sizeWords(limits.headerBytes, formats),
  });
}

/** What the tool was asked for, and what that brought to light. */
function sweepFacts(
  { sweep }: SourceStatus,
  formats: Formats,
  t: Translate,
): Fact[] {
  if (sweep === undefined) {
    return [[t('source.gaps'), t('source.notSwept')]];
  }
  return [
    [
      t('source.swept'),
      sweep.sweptAt ? formats.moment(sweep.sweptAt) : t('source.neverSwept'),
    ],
    [
      t('source.gaps'),
      t('source.gapsValue', {
        found: formats.count(sweep.gapsFound),
        repaired: formats.count(sweep.gapsRepaired),
        lost: formats.count(sweep.gapsLost),
      }),
    ],
    [t('source.sweepError'), sweep.lastError],
  ];
}

/** How deliveries come in, in numbers. */
export function HealthFacts({ source, formats }: HealthFactsProps) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  const { lastDeliveryAt, lastRejectionAt, perMinute, lastDay } = source;
  const momentOf = (instant?: string) =>
    instant ? formats.moment(instant) : t('source.never');
  return (
    <FactList
      facts={[
        [t('source.lastDelivery'), momentOf(lastDeliveryAt)],
        [t('source.lastRejection'), momentOf(lastRejectionAt)],
        [
          t('source.rate'),
          t('source.rateValue', {
            hour: rateWords(perMinute.lastHour, formats, t),
            day: rateWords(perMinute.lastDay, formats, t),
          }),
        ],
        [
          t('source.understood'),
          t('source.understoodValue', {
            interpreted: formats.count(lastDay.interpreted),
            without: formats.count(lastDay.notInterpreted),
          }),
        ],
        [
          t('source.duplicates'),
          t('source.inLastDay', {
            formatted: formats.count(lastDay.duplicates),
          }),
        ],
        [
          t('source.imported'),
          source.imported > 0 ? formats.count(source.imported) : undefined,
        ],
        [t('source.problems'), source.problems.join('; ') || undefined],
        [t('source.secrets'), secretsInUse(source, formats, t)],
        [t('source.limits'), limitWords(source, formats, t)],
        ...sweepFacts(source, formats, t),
      ]}
    />
  );
}
