import { useMemo } from 'react';
import type { Entity } from '@backstage/catalog-model';
import { useFormats } from '@pitstop/charts';
import type { ComponentNames } from '../entities/useScope';
import { LoadingTable } from '../events/LoadingTable';
import { OlderEvents } from '../events/OlderEvents';
import { readerTimeZone } from '../events/readerTimeZone';
import { useEventPages } from '../events/useEventPages';
import { UnlinkedState } from '../events/UnlinkedState';
import { useVocabulary } from '../events/useVocabulary';
import { DeniedState } from '../states/DeniedState';
import { FailedState } from '../states/FailedState';
import { hasStatus } from '../states/hasStatus';
import { typesOf, type ActivityQuery } from './activitySearch';
import { QuietState } from './QuietState';
import { Timeline } from './Timeline';

interface ActivityBodyProps {
  entity: Entity;
  names: ComponentNames;
  query: ActivityQuery;
}

/** What happened to an entity, or why that is not told. */
export function ActivityBody(props: ActivityBodyProps) {
  const { entity, names, query } = props;
  const formats = useFormats(readerTimeZone);
  const { vocabulary, error, retry } = useVocabulary();
  const types = useMemo(
    () => vocabulary && typesOf(query, vocabulary.types),
    [vocabulary, query],
  );
  // Nothing of that kind has ever happened anywhere: there is nothing to ask.
  const unheardOf = types?.length === 0;
  const outcome = query.failuresOnly ? ('failure' as const) : undefined;
  const filter = useMemo(
    () => (vocabulary && !unheardOf ? { ...names, types, outcome } : undefined),
    [vocabulary, unheardOf, names, types, outcome],
  );
  const state = useEventPages(filter);

  if (hasStatus(error, [403])) {
    return <DeniedState />;
  }
  if (error && !vocabulary) {
    return <FailedState error={error} onRetry={retry} />;
  }
  const quiet =
    names.repositories.length === 0 ? (
      <UnlinkedState entity={entity} />
    ) : (
      <QuietState entity={entity} query={query} />
    );
  if (unheardOf) {
    return quiet;
  }
  switch (state.status) {
    case 'loading':
      return <LoadingTable />;
    case 'denied':
      return <DeniedState />;
    case 'failed':
      return <FailedState error={state.error} onRetry={state.retry} />;
    default:
      return state.events.length === 0 ? (
        quiet
      ) : (
        <>
          <Timeline
            entity={entity}
            events={state.events}
            outcome={outcome}
            formats={formats}
          />
          <OlderEvents {...state} />
        </>
      );
  }
}
