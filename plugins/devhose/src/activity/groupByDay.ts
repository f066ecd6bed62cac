import type { Formats } from '@pitstop/charts';
import type { DevhoseEvent } from '@pitstop/plugin-devhose-common';

/** What was received in one day. */
export interface DayOfEvents {
  /** As people write it; one day, one text. */
  day: string;
  /** The same with its weekday. */
  title: string;
  events: DevhoseEvent[];
}

/** Cuts a list into days of the reader's time zone, in its order. */
export function groupByDay(
  events: readonly DevhoseEvent[],
  formats: Formats,
): DayOfEvents[] {
  const days: DayOfEvents[] = [];
  for (const event of events) {
    const { receivedAt } = event;
    const day = formats.day(receivedAt);
    const last = days[days.length - 1];
    if (last?.day === day) {
      last.events.push(event);
    } else {
      const title = formats.period(
        { start: receivedAt, end: receivedAt },
        'day',
      );
      days.push({ day, title, events: [event] });
    }
  }
  return days;
}
