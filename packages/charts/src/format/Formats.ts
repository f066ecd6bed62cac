import { formatDuration, formatDurationStep } from './formatDuration';

/** What a point of a time series stands for. @public */
export type PeriodUnit = 'day' | 'week' | 'month';

/** Half-open stretch of time as RFC 3339 instants: `end` is not inside. @public */
export interface TimeSpan {
  start: string;
  end: string;
}

/** @public */
export interface FormatsOptions {
  /** BCP 47 tag; the runtime's own when left out. */
  locale?: string;
  /** IANA time zone in which dates are written. */
  timeZone: string;
}

/** The last moment inside a half-open span: its end belongs to the next day. */
function lastMoment(span: TimeSpan): Date {
  return new Date(Math.max(Date.parse(span.start), Date.parse(span.end) - 1));
}

/**
 * Numbers, durations and dates as people of one language and one time zone
 * write them.
 *
 * @public
 */
export class Formats {
  readonly timeZone: string;
  readonly #locale: string | undefined;
  readonly #count: Intl.NumberFormat;
  readonly #average: Intl.NumberFormat;
  readonly #percent: Intl.NumberFormat;
  readonly #day: Intl.DateTimeFormat;
  readonly #weekday: Intl.DateTimeFormat;
  readonly #month: Intl.DateTimeFormat;
  readonly #instant: Intl.DateTimeFormat;
  readonly #time: Intl.DateTimeFormat;
  readonly #moment: Intl.DateTimeFormat;
  readonly #dayTick: Intl.DateTimeFormat;
  readonly #monthTick: Intl.DateTimeFormat;

  static create(options: FormatsOptions): Formats {
    return new Formats(options);
  }

  private constructor({ locale, timeZone }: FormatsOptions) {
    const date = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(locale, { timeZone, ...options });
    this.timeZone = timeZone;
    this.#locale = locale;
    this.#count = new Intl.NumberFormat(locale);
    this.#average = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
    this.#percent = new Intl.NumberFormat(locale, {
      style: 'percent',
      maximumFractionDigits: 0,
    });
    this.#day = date({ day: 'numeric', month: 'short', year: 'numeric' });
    this.#weekday = date({
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
    });
    this.#month = date({ month: 'long', year: 'numeric' });
    this.#instant = date({
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    this.#time = date({ timeStyle: 'medium', hourCycle: 'h23' });
    this.#moment = date({
      dateStyle: 'medium',
      timeStyle: 'long',
      hourCycle: 'h23',
    });
    this.#dayTick = date({ day: 'numeric', month: 'short' });
    this.#monthTick = date({ month: 'short', year: '2-digit' });
  }

  /** 1234 → "1,234" */
  count(value: number): string {
    return this.#count.format(value);
  }

  /** 5.26 → "5.3" */
  average(value: number): string {
    return this.#average.format(value);
  }

  /** 0.27 → "27%" */
  percent(ratio: number): string {
    return this.#percent.format(ratio);
  }

  /** 187200 → "2 d 4 h" */
  duration(seconds: number): string {
    return formatDuration(seconds, { locale: this.#locale });
  }

  /** 129600 in steps of 43200 → "36 h" */
  durationStep(seconds: number, stepSeconds: number): string {
    return formatDurationStep(seconds, stepSeconds, { locale: this.#locale });
  }

  /** 187200 → "2 days 4 hours" */
  spokenDuration(seconds: number): string {
    return formatDuration(seconds, { locale: this.#locale, style: 'long' });
  }

  /** "25 Nov 2025" */
  day(instant: string): string {
    return this.#day.format(new Date(instant));
  }

  /** "25 Nov, 14:03" */
  instant(instant: string): string {
    return this.#instant.format(new Date(instant));
  }

  /** "14:03:12" */
  time(instant: string): string {
    return this.#time.format(new Date(instant));
  }

  /** "25 Nov 2025, 14:03:12 UTC" */
  moment(instant: string): string {
    return this.#moment.format(new Date(instant));
  }

  /** "6 – 12 Jan 2025", the last day included */
  span(span: TimeSpan): string {
    return this.#day.formatRange(new Date(span.start), lastMoment(span));
  }

  /** "Mon, 6 Jan 2025", "6 – 12 Jan 2025" or "January 2025" */
  period(span: TimeSpan, unit: PeriodUnit): string {
    const start = new Date(span.start);
    switch (unit) {
      case 'day':
        return this.#weekday.format(start);
      case 'month':
        return this.#month.format(start);
      default:
        return this.span(span);
    }
  }

  /** The same, short enough for an axis: "6 Jan" or "Jan 25". */
  periodTick(span: TimeSpan, unit: PeriodUnit): string {
    const format = unit === 'month' ? this.#monthTick : this.#dayTick;
    return format.format(new Date(span.start));
  }
}
