import type { Formats } from '@pitstop/charts';
import type {
  DeliveryCounts,
  RejectionCounts,
  SourceStatus,
} from '@pitstop/plugin-devhose-common';
import type { Translate } from '../translation';

/** How a source is doing, in a sentence. */
export function sourceSentence(
  status: SourceStatus,
  formats: Formats,
  t: Translate,
): string {
  const { condition, lastDeliveryAt, lastRejectionAt, inLog } = status;
  if (condition === 'never-heard' && inLog) {
    return t('sources.sentence.pastOnly');
  }
  const at = condition === 'rejecting' ? lastRejectionAt : lastDeliveryAt;
  return t(`sources.sentence.${condition}`, {
    instant: at ? formats.instant(at) : '',
  });
}

/** How many were refused, for whatever reason. */
export function countRejected(rejected: RejectionCounts): number {
  return Object.values(rejected).reduce((sum, count) => sum + count, 0);
}

/** How many were stored: what is sent again is in the log already. */
export function countTaken(counts: DeliveryCounts): number {
  return counts.interpreted + counts.notInterpreted + counts.quarantined;
}

/** Those that should have been understood. */
export function quarantinedWords(
  { count, atLeast }: SourceStatus['quarantined'],
  formats: Formats,
  t: Translate,
): string {
  const formatted = formats.count(count);
  return atLeast ? t('sources.atLeast', { formatted }) : formatted;
}

/** Below that a rate is only said to be less. */
const leastRate = 0.1;

/** Deliveries a minute; what is rare is not said to be never. */
export function rateWords(
  perMinute: number,
  formats: Formats,
  t: Translate,
): string {
  return perMinute > 0 && perMinute < leastRate
    ? t('sources.lessThan', { formatted: formats.average(leastRate) })
    : formats.average(perMinute);
}

const kilobyte = 1024;

/** `16 KB`, `25 MB`. */
export function sizeWords(bytes: number, formats: Formats): string {
  const kilobytes = bytes / kilobyte;
  return kilobytes < kilobyte
    ? `${formats.average(kilobytes)} KB`
    : `${formats.average(kilobytes / kilobyte)} MB`;
}
