import type { Formats } from '../format';
import type { ChartUnit } from './ChartData';

/** A value for the eye: "14", "2 d 4 h", "27%". */
export function formatValue(
  value: number,
  unit: ChartUnit,
  formats: Formats,
): string {
  switch (unit) {
    case 'seconds':
      return formats.duration(value);
    case 'ratio':
      return formats.percent(value);
    default:
      return formats.count(value);
  }
}

/** A value for the ear: "14", "2 days 4 hours", "27%". */
export function speakValue(
  value: number,
  unit: ChartUnit,
  formats: Formats,
): string {
  return unit === 'seconds'
    ? formats.spokenDuration(value)
    : formatValue(value, unit, formats);
}
