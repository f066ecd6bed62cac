const cellPixels = 22;
const gapPixels = 3;
const monthPixels = 18;
const readoutPixels = 36;

/** What the calendar needs with its months above and its readout below. */
export const calendarPixels =
  monthPixels + 7 * (cellPixels + gapPixels) + readoutPixels;
