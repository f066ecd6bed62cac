import type { Formats } from '@pitstop/charts';
import type { DevhoseEvent, Failure } from '@pitstop/plugin-devhose-common';
import type { Translate } from '../translation';
import { readFacts } from '../vocabulary/EventFacts';
import { parseEventType } from '../vocabulary/parseEventType';

/** Whether a failure lasts and for how long, or what ended it and how soon. */
export function describeFailure(
  { event, since, times, overcome }: Failure,
  now: Date,
  formats: Formats,
  t: Translate,
): string {
  if (overcome) {
    const seconds = secondsBetween(event.receivedAt, overcome.receivedAt);
    return describeEnd(overcome, formats.duration(seconds), t);
  }
  const duration = formats.duration(secondsBetween(since, now.toISOString()));
  if (parseEventType(event.event.type).subject === 'incident') {
    return t('failures.open', { duration });
  }
  return times > 1
    ? t('failures.again', { duration, times: formats.count(times) })
    : t('failures.lasting', { duration });
}

function describeEnd(
  { event }: DevhoseEvent,
  later: string,
  t: Translate,
): string {
  const { subject, predicate } = parseEventType(event.type);
  switch (subject) {
    case 'incident':
      return t('failures.resolved', { later });
    case 'service':
      return predicate === 'rolledback'
        ? t('failures.rolledBack', { later })
        : t('failures.deployed', { later });
    case 'change': {
      const { number = '' } = readFacts(event);
      return predicate === 'merged'
        ? t('failures.merged', { number, later })
        : t('failures.abandoned', { number, later });
    }
    default:
      return t('failures.passed', { later });
  }
}

/** Clocks may differ: nothing ends before it begins. */
function secondsBetween(from: string, to: string): number {
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);
}
