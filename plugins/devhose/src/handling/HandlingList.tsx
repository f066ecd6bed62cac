import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import type { Formats } from '@pitstop/charts';
import type { EventHandling } from '@pitstop/plugin-devhose-common';
import { consumersRouteRef } from '../routes';
import { devhoseTranslationRef, type Translate } from '../translation';
import styles from './HandlingList.module.css';

interface HandlingListProps {
  handlings: readonly EventHandling[];
  formats: Formats;
}

/** What a consumer did, in words. */
function wordsOf(handling: EventHandling, formats: Formats, t: Translate) {
  const { at, attempts = 0, error = '', retryAt, redriveAskedAt } = handling;
  const instant = at ? formats.moment(at) : '';
  const failure = { count: attempts, instant, error };
  switch (handling.state) {
    case 'handled':
      return at ? t('handling.handledBy', { instant }) : t('handling.handled');
    case 'failing':
      return retryAt
        ? t('handling.failingUntil', {
            ...failure,
            retry: formats.moment(retryAt),
          })
        : t('handling.failing', failure);
    case 'dead-letter':
      return redriveAskedAt
        ? t('handling.redriven', {
            ...failure,
            asked: formats.moment(redriveAskedAt),
          })
        : t('handling.deadLetter', failure);
    case 'discarded':
      return t('handling.discarded', failure);
    case 'came-before':
      return t('handling.cameBefore');
    default:
      return t('handling.waiting');
  }
}

/** Those who want the event, each with what became of it; the others only counted. */
export function HandlingList({ handlings, formats }: HandlingListProps) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  const consumersRoute = useRouteRef(consumersRouteRef);
  const wanting = handlings.filter(({ state }) => state !== 'unwanted');
  const others = handlings.length - wanting.length;
  return (
    <>
      {wanting.length > 0 && (
        <ul className={styles.list} aria-label={t('handling.title')}>
          {wanting.map(handling => (
            <li key={handling.consumer} data-state={handling.state}>
              <Text weight="bold">{handling.consumer}</Text>
              <Text as="p" color="secondary">
                {wordsOf(handling, formats, t)}
              </Text>
            </li>
          ))}
        </ul>
      )}
      {wanting.length === 0 && (
        <Text as="p" color="secondary">
          {t('handling.nobody')}
        </Text>
      )}
      {others > 0 && (
        <Text as="p" variant="body-small" color="secondary">
          {t('handling.others', { count: others })}
        </Text>
      )}
      <Text as="p" variant="body-small" color="secondary">
        {t('handling.help')}
      </Text>
      {consumersRoute && (
        <Link href={consumersRoute()}>{t('handling.toConsumers')}</Link>
      )}
    </>
  );
}
