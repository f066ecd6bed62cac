import { useEffect, useState } from 'react';
import type { Formats } from '@pitstop/charts';
import type { EventPlace, EventsFilter } from '../api';
import { LiveBar } from '../live/LiveBar';
import { mostNewEvents, useLiveEvents } from '../live/useLiveEvents';
import { useInSight } from '../live/useInSight';
import { EventsTable } from './EventsTable';
import { OlderEvents } from './OlderEvents';
import type { EventPagesState } from './useEventPages';

interface LiveListProps {
  state: Extract<EventPagesState, { status: 'ready' }>;
  filter?: EventsFilter;
  formats: Formats;
  open?: EventPlace;
  hrefOf: (event: EventPlace) => string;
}

/**
 * Events with the new ones on top. They appear by themselves only where that
 * moves nothing away from under the reader's eyes.
 */
export function LiveList(props: LiveListProps) {
  const { state, filter, formats, open, hrefOf } = props;
  // What was received before some day in the past gets no new events.
  const canGrow = !filter?.to || Date.parse(filter.to) > Date.now();
  const live = useLiveEvents(canGrow ? filter : undefined, state.head);
  const [paused, setPaused] = useState(false);
  const [shownCount, setShownCount] = useState(0);
  const { mark, inSight } = useInSight();
  const tooMany = live.events.length > mostNewEvents;
  const flowing = !paused && inSight && !open && !tooMany;

  useEffect(() => {
    if (flowing || live.events.length === 0) {
      setShownCount(live.events.length);
    }
  }, [flowing, live.events]);

  const show = () => {
    if (tooMany) {
      state.reload();
    } else {
      setShownCount(live.events.length);
    }
    mark.current?.scrollIntoView({ block: 'nearest' });
  };

  const shown = live.events.slice(live.events.length - shownCount);
  return (
    <>
      <div ref={mark} />
      {canGrow && (
        <LiveBar
          status={live.status}
          paused={paused}
          hidden={live.events.length - shownCount}
          onPause={setPaused}
          onShow={show}
        />
      )}
      <EventsTable
        events={[...shown, ...state.events]}
        formats={formats}
        open={open}
        hrefOf={hrefOf}
      />
      <OlderEvents {...state} />
    </>
  );
}
