import { useFormats } from '@pitstop/charts';
import type { EventPlace } from '../api';
import { isUnfiltered } from '../query/EventsQuery';
import type { EventsQueryState } from '../query/useEventsQuery';
import { DeniedState } from '../states/DeniedState';
import { FailedState } from '../states/FailedState';
import { EmptyState } from './EmptyState';
import { LiveList } from './LiveList';
import { LoadingTable } from './LoadingTable';
import { NoMatchState } from './NoMatchState';
import { ScopeObstacle } from './ScopeObstacle';
import { useEventPages } from './useEventPages';
import { UnlinkedState } from './UnlinkedState';
import { useFilter } from './useFilter';

interface EventsBodyProps extends EventsQueryState {
  timeZone: string;
  open?: EventPlace;
  hrefOf: (event: EventPlace) => string;
}

/** The events that fit, or why there are none. */
export function EventsBody(props: EventsBodyProps) {
  const { query, reset, timeZone, open, hrefOf } = props;
  const formats = useFormats(timeZone);
  const { filter, scope } = useFilter(query, timeZone);
  const state = useEventPages(filter);

  if (scope && scope.status !== 'ready' && scope.status !== 'loading') {
    return <ScopeObstacle entityRef={query.entityRef} scope={scope} />;
  }
  switch (state.status) {
    case 'loading':
      return <LoadingTable />;
    case 'denied':
      return <DeniedState />;
    case 'failed':
      return <FailedState error={state.error} onRetry={state.retry} />;
    default:
      if (state.events.length === 0) {
        if (
          scope?.status === 'ready' &&
          scope.names.repositories.length === 0
        ) {
          return <UnlinkedState entity={scope.entity} />;
        }
        return isUnfiltered(query) ? (
          <EmptyState />
        ) : (
          <NoMatchState onReset={reset} />
        );
      }
      return (
        <LiveList
          state={state}
          filter={filter}
          formats={formats}
          open={open}
          hrefOf={hrefOf}
        />
      );
  }
}
