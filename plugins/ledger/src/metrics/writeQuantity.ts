import type { Formats } from '@pitstop/charts';

/** What kind of number it is: times in seconds, rates from 0 to 1, averages of counts. */
export type Quantity = 'count' | 'average' | 'time' | 'rate';

/** 12 → "12", 187200 → "2 d 4 h", 0.27 → "27%", 3.71 → "3.7" */
export function writeQuantity(
  value: number,
  quantity: Quantity,
  formats: Formats,
): string {
  switch (quantity) {
    case 'time':
      return formats.duration(value);
    case 'rate':
      return formats.percent(value);
    case 'average':
      return formats.average(value);
    default:
      return formats.count(value);
  }
}
