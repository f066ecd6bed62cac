import { LRUCache } from 'lru-cache';
import { DateTime } from 'luxon';
import type { Instant } from '../observe';

/** Weeks are put together within stretches of so many, so that time far away plays no role. */
const weeksPerSegment = 12;

const firstMonday = '1970-01-05';

/** An ISO week, and how many work there was in it. */
export interface WorkWeek {
  start: Instant;
  end: Instant;
  people: ReadonlySet<number>;
}

/** Consecutive weeks that are only shown together. */
export interface Block {
  start: Instant;
  end: Instant;
}

/** Days of a time zone take long to count, and come again with every question. */
const knownSegments = new LRUCache<string, Instant[]>({ max: 2_000 });

/** The stretch of weeks that decides about a moment: its ISO weeks begin, and one ends it. */
function segmentAt(at: Instant, timeZone: string): Instant[] {
  const key = `${timeZone} ${at}`;
  const known = knownSegments.get(key);
  if (known) {
    return known;
  }
  const anchor = DateTime.fromISO(firstMonday, { zone: timeZone });
  const monday = DateTime.fromMillis(at, { zone: timeZone }).startOf('week');
  const weeks = Math.round(monday.diff(anchor, 'weeks').weeks);
  const place = weeks - (weeks % weeksPerSegment);
  const start = monday.minus({ weeks: weeks - place });
  const segment = Array.from({ length: weeksPerSegment + 1 }, (_, index) =>
    start.plus({ weeks: index }).toMillis(),
  );
  knownSegments.set(key, segment);
  return segment;
}

/** The segments that a stretch of time touches, in order. */
export function segmentsOf(
  { from, to }: { from: Instant; to: Instant },
  timeZone: string,
): Instant[][] {
  const segments: Instant[][] = [];
  for (let at = from; at < to; ) {
    const segment = segmentAt(at, timeZone);
    segments.push(segment);
    at = segment[segment.length - 1];
  }
  return segments;
}

/**
 * Cuts a segment into blocks that each have enough people behind them: a week
 * that has is one by itself; weaker neighbours are put together until they
 * have. What is left over is no block, and nothing may begin or end in it.
 */
export function blocksOf(weeks: WorkWeek[], minimum: number): Block[] {
  const blocks: Block[] = [];
  let start: Instant | undefined;
  let people = new Set<number>();
  for (const week of weeks) {
    if (week.people.size >= minimum) {
      blocks.push({ start: week.start, end: week.end });
      start = undefined;
      people = new Set();
    } else {
      start ??= week.start;
      people = new Set([...people, ...week.people]);
      if (people.size >= minimum) {
        blocks.push({ start, end: week.end });
        start = undefined;
        people = new Set();
      }
    }
  }
  return blocks;
}
