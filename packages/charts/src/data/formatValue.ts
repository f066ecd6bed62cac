import type { Formats } from '../format';
import type { ChartUnit } from './ChartData';

/** A value for the eye: "14", "2 d 4 h". */
export function formatValue(
  value: number,
  unit: ChartUnit,
  formats: Formats,
): string {
  return unit === 'seconds' ? formats.duration(value) : formats.count(value);
}

/** A value for the ear: "14", "2 days 4 hours". */
export function speakValue(
  value: number,
  unit: ChartUnit,
  formats: Formats,
): string {
  return unit === 'seconds'
    ? formats.spokenDuration(value)
    : formats.count(value);
}
