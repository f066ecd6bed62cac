import { CSSProperties } from 'react';

const square = 8;

const chequers: CSSProperties = {
  height: 2 * square,
  backgroundSize: `${2 * square}px ${2 * square}px`,
  backgroundImage:
    'conic-gradient(transparent 25%, var(--bui-fg-primary) 0 50%, transparent 0 75%, var(--bui-fg-primary) 0)',
};

/** Two rows of a chequered flag, in the text colour of the theme. */
export const ChequeredStripe = () => <div style={chequers} aria-hidden />;
