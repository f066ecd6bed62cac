import { brandColors } from '../theme/colors';
import { LogoIcon } from './LogoIcon';
import { slant, wordDot, wordStrokes } from './shapes';

/** The sign and the word, in the text colour of where it stands. */
export const LogoFull = (props: { height: number }) => (
  <span style={{ display: 'inline-flex', alignItems: 'center', gap: 10 }}>
    <LogoIcon size={props.height} />
    <svg
      viewBox="0 0 156 48"
      height={props.height * 0.8}
      width={(props.height * 0.8 * 156) / 48}
      aria-hidden="true"
    >
      <g transform={`translate(7 2) ${slant}`}>
        <path
          d={wordStrokes.join('')}
          fill="none"
          stroke="currentColor"
          strokeWidth={5.5}
          strokeLinejoin="round"
        />
        <path d={wordDot} fill={brandColors.signal} />
      </g>
    </svg>
  </span>
);
