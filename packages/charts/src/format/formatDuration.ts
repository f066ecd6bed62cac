const minuteSeconds = 60;
/** Below it, half a minute matters. */
const tenMinutesSeconds = 10 * minuteSeconds;
const hourSeconds = 60 * minuteSeconds;
const daySeconds = 24 * hourSeconds;

/** From here on hours say nothing any more. */
const daysOnlyFromSeconds = 14 * daySeconds;

const units = [
  { unit: 'day', seconds: daySeconds, short: 'narrow' },
  { unit: 'hour', seconds: hourSeconds, short: 'narrow' },
  // A narrow minute is "m" in English, which reads as metres or months.
  { unit: 'minute', seconds: minuteSeconds, short: 'short' },
  { unit: 'second', seconds: 1, short: 'narrow' },
] as const;

/** @public */
export interface DurationFormatOptions {
  /** BCP 47 tag; the runtime's own when left out. */
  locale?: string;
  /** `short` for the eye ("2 d 4 h"), `long` for the ear ("2 days 4 hours"). Default `short`. */
  style?: 'short' | 'long';
}

function precisionOf(seconds: number): number {
  if (seconds < tenMinutesSeconds) {
    return 1;
  }
  if (seconds < daySeconds) {
    return minuteSeconds;
  }
  return seconds < daysOnlyFromSeconds ? hourSeconds : daySeconds;
}

function formatUnit(
  value: number,
  { unit, short }: (typeof units)[number],
  { locale, style = 'short' }: DurationFormatOptions,
): string {
  // Regions differ only in "min" and "mins", and "40 min" is what all read.
  const language = locale && new Intl.Locale(locale).language;
  const parts = new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: style === 'long' ? 'long' : short,
  }).formatToParts(value);
  return parts
    .map(part => part.value.trim())
    .filter(text => text !== '')
    .join('\u00a0');
}

/**
 * A duration in whole units of the largest one that divides the step evenly, as
 * the labels of an axis: "12 h", "24 h", "36 h" for a step of twelve hours.
 *
 * @param seconds - A multiple of the step.
 * @public
 */
export function formatDurationStep(
  seconds: number,
  stepSeconds: number,
  options: DurationFormatOptions = {},
): string {
  const unit = units.find(each => stepSeconds % each.seconds === 0) ?? units[3];
  return formatUnit(seconds / unit.seconds, unit, options);
}

/**
 * A duration in at most two units, rounded to the smaller: "45 s", "5 min 20 s", "32 min",
 * "4 h 20 min", "2 d 4 h", "23 d".
 *
 * @param seconds - Not negative.
 * @public
 */
export function formatDuration(
  seconds: number,
  options: DurationFormatOptions = {},
): string {
  const precision = precisionOf(seconds);
  let rest = Math.round(seconds / precision) * precision;
  const parts: string[] = [];
  for (const unit of units) {
    const value = Math.floor(rest / unit.seconds);
    if (value > 0) {
      parts.push(formatUnit(value, unit, options));
      rest -= value * unit.seconds;
    }
  }
  return parts.join(' ') || formatUnit(0, units[2], options);
}
