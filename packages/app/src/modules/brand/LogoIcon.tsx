import { brandColors } from '../theme/colors';
import { chequeredLetter, octagon, slant } from './shapes';

/** The sign alone. Decorative: what stands beside it carries the name. */
export const LogoIcon = (props: { size: number }) => (
  <svg
    viewBox="0 0 64 64"
    width={props.size}
    height={props.size}
    aria-hidden="true"
  >
    <path d={octagon} fill={brandColors.signal} />
    <path
      d={chequeredLetter}
      fill={brandColors.asphalt}
      fillRule="evenodd"
      transform={`translate(4.8 0) ${slant}`}
    />
  </svg>
);
