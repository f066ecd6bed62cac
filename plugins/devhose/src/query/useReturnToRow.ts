import { useEffect, useRef, type RefObject } from 'react';
import type { EventPlace } from '../api';
import { writePlace } from './useOpenEvent';

/**
 * Who closes an event goes on where it was opened: at its row, if it is still
 * there. Nothing is scrolled.
 *
 * @param open - The event that is open, if one is.
 * @returns Goes onto what the rows are in.
 */
export function useReturnToRow(
  open: EventPlace | undefined,
): RefObject<HTMLDivElement> {
  const list = useRef<HTMLDivElement>(null);
  const opened = useRef(open);
  useEffect(() => {
    if (opened.current && !open) {
      list.current
        ?.querySelector<HTMLElement>(
          `[role='row'][data-key='${writePlace(opened.current)}']`,
        )
        ?.focus({ preventScroll: true });
    }
    opened.current = open;
  }, [open]);
  return list;
}
