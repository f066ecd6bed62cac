import type { ChartSign } from '../data/ChartData';
import { chartTones, type ChartTone } from '../theme/tones';

interface SignMarkProps {
  sign: ChartSign;
  /** The colour of the text around it when left out. */
  tone?: ChartTone;
  /** The middle. */
  x: number;
  y: number;
}

const strokes: Record<ChartSign, string> = {
  cross: 'M-3.5,-3.5 L3.5,3.5 M-3.5,3.5 L3.5,-3.5',
  check: 'M-4,0 L-1.2,3 L4,-3.5',
};

/** How much room a sign takes, with the space to the next. */
export const signPixels = 13;

/** A sign, within an `svg`. */
export function SignMark({ sign, tone, x, y }: SignMarkProps) {
  return (
    <path
      data-sign={sign}
      d={strokes[sign]}
      transform={`translate(${x},${y})`}
      fill="none"
      stroke={tone ? chartTones[tone] : 'currentcolor'}
      strokeWidth={2.25}
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  );
}
