import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Select } from '@backstage/ui';
import { eventOutcomes } from '@pitstop/plugin-devhose-common';
import type { EventsQueryState } from '../query/useEventsQuery';
import { devhoseTranslationRef } from '../translation';
import { EntityFilter } from './EntityFilter';
import styles from './EventsToolbar.module.css';
import { MoreFilters } from './MoreFilters';
import { RangeFilter } from './RangeFilter';
import { TypeFilter } from './TypeFilter';
import { useVocabulary } from './useVocabulary';

const any = 'any';

interface EventsToolbarProps extends EventsQueryState {
  timeZone: string;
}

/** Where the reader chooses which events are shown. */
export function EventsToolbar(props: EventsToolbarProps) {
  const { query, rejected, change, timeZone } = props;
  const { t } = useTranslationRef(devhoseTranslationRef);
  const { vocabulary } = useVocabulary();
  // What was chosen is offered, also while the others are not known.
  const sources = new Set([
    ...(vocabulary?.sources ?? []),
    ...(query.source ? [query.source] : []),
  ]);

  return (
    <>
      <div
        className={styles.toolbar}
        role="group"
        aria-label={t('filter.label')}
      >
        <EntityFilter
          entityRef={query.entityRef}
          onChange={entityRef => change({ entityRef })}
        />
        <TypeFilter
          types={query.types}
          knownTypes={vocabulary?.types ?? []}
          onChange={types => change({ types })}
        />
        <Select
          label={t('filter.outcome')}
          value={query.outcome ?? any}
          onChange={chosen =>
            change({ outcome: eventOutcomes.find(each => each === chosen) })
          }
          options={[
            { id: any, label: t('filter.anyOutcome') },
            ...eventOutcomes.map(outcome => ({
              id: outcome,
              label: t(`outcome.${outcome}`),
            })),
          ]}
        />
        <Select
          label={t('filter.source')}
          value={query.source ?? any}
          onChange={chosen =>
            change({ source: chosen === any ? undefined : String(chosen) })
          }
          options={[
            { id: any, label: t('filter.anySource') },
            ...[...sources].map(source => ({ id: source, label: source })),
          ]}
        />
        <RangeFilter
          range={query.range}
          timeZone={timeZone}
          onChange={range => change({ range })}
        />
      </div>
      <MoreFilters {...props} />
      {rejected.length > 0 && (
        <Alert
          status="warning"
          icon
          title={t('filter.rejectedTitle')}
          description={t('filter.rejected', { parts: rejected.join(', ') })}
        />
      )}
    </>
  );
}
