import type { ChartSeries } from '../data/ChartData';
import { chartTones } from '../theme/tones';

interface HatchPatternsProps {
  series: readonly ChartSeries[];
  idOf(seriesId: string): string;
}

/** The fillings of what is incomplete, one per series. */
export function HatchPatterns({ series, idOf }: HatchPatternsProps) {
  return (
    <defs>
      {series.map(({ id, tone }) => (
        <pattern
          key={id}
          id={idOf(id)}
          width={6}
          height={6}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line y2={6} stroke={chartTones[tone]} strokeWidth={4} />
        </pattern>
      ))}
    </defs>
  );
}
