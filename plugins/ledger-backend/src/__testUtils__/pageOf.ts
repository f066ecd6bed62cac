import type {
  FollowedEvent,
  FollowedPage,
} from '@pitstop/plugin-devhose-common';

/** A page of the log with these events, up to the last of them. */
export function pageOf(events: FollowedEvent[], head?: number): FollowedPage {
  const cursor = Math.max(0, ...events.map(({ sequence }) => sequence));
  return { events, cursor, head: head ?? cursor, generation: 1 };
}
