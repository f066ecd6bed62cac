import type {
  FollowedEvent,
  FollowedPage,
  ShardPosition,
} from '@pitstop/plugin-devhose-common';

/** Events to be handled together, and how far the shard is when they are. */
export interface Chunk {
  events: FollowedEvent[];
  /** When all events have been handled. */
  position: ShardPosition;
}

/** Cuts what comes after a position into chunks of a size; the last goes up to the page's cursor. */
export function splitPage(
  page: FollowedPage,
  after: ShardPosition,
  size: number,
): Chunk[] {
  const events = page.events.filter(event => isAfter(event, after));
  const chunks: Chunk[] = [];
  for (let start = 0; start < events.length; start += size) {
    const chunk = events.slice(start, start + size);
    const isLast = start + size >= events.length;
    const { sequence, index } = chunk[chunk.length - 1];
    chunks.push({
      events: chunk,
      position: isLast ? { sequence: page.cursor } : { sequence, index },
    });
  }
  return chunks;
}

/** Where to read from, so that nothing after a position is missed. */
export function followAfter({ sequence, index }: ShardPosition): number {
  return index === undefined ? sequence : sequence - 1;
}

function isAfter(event: FollowedEvent, position: ShardPosition): boolean {
  return (
    event.sequence > position.sequence ||
    (event.sequence === position.sequence &&
      position.index !== undefined &&
      event.index > position.index)
  );
}
