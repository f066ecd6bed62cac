/**
 * The logo's shapes: a P on the octagon of a stop sign, its stem breaking up
 * into a chequered flag. The favicons are rendered from the same shapes.
 */
export const octagon =
  'M20.5 4h23a6 6 0 0 1 4.25 1.76l10.5 10.5A6 6 0 0 1 60 20.5v23a6 6 0 0 1-1.76 4.25l-10.5 10.5A6 6 0 0 1 43.5 60h-23a6 6 0 0 1-4.25-1.76l-10.5-10.5A6 6 0 0 1 4 43.5v-23a6 6 0 0 1 1.76-4.25l10.5-10.5A6 6 0 0 1 20.5 4Z';

/** Letters lean forward by this much. */
export const slant = 'skewX(-9)';

export const chequeredLetter =
  'M20 12h18a12.5 12.5 0 0 1 0 25h-8v6h-5v-5h-5Zm10 8v9h7.5a4.5 4.5 0 0 0 0-9ZM20 43h5v5h-5zM25 48h5v5h-5z';

/** Without the chequers, for sizes in which they would blur. */
export const plainLetter =
  'M20 12h18a12.5 12.5 0 0 1 0 25h-8v15h-10Zm10 8v9h7.5a4.5 4.5 0 0 0 0-9Z';

/** The word "pitstop" in strokes, letter by letter; the i's dot is apart. */
export const wordStrokes = [
  'M21 22a9 9 0 1 1-18 0a9 9 0 1 1 18 0M3 10.25V43',
  'M32 10.25V33.75',
  'M44.5 3V24.5a6.5 6.5 0 0 0 6.5 6.5H53.5M39.5 13h14',
  'M72 16.6C70.5 14.2 68.2 13 65.4 13 62.1 13 59.8 14.7 59.8 17.3c0 6.2 12.7 3.2 12.7 9.4 0 2.7-2.6 4.3-6.3 4.3-3.2 0-5.8-1.3-7.2-3.7',
  'M83 3V24.5a6.5 6.5 0 0 0 6.5 6.5H92M78 13h14',
  'M116 22a9 9 0 1 1-18 0a9 9 0 1 1 18 0',
  'M144 22a9 9 0 1 1-18 0a9 9 0 1 1 18 0M126 10.25V43',
];

export const wordDot = 'M29.35 .5h5.5v5.5h-5.5z';
