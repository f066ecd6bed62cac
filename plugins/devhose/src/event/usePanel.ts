import { useEffect, useRef, type KeyboardEvent } from 'react';

/**
 * What something that opens beside or below the page needs for the keyboard: it
 * takes the focus, so that one goes on reading there, and Escape closes it.
 */
export function usePanel(onClose: () => void, options?: FocusOptions) {
  const panel = useRef<HTMLElement>(null);
  // How it is focused matters once, when it opens.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  useEffect(() => panel.current?.focus(options), []);
  return {
    ref: panel,
    tabIndex: -1,
    onKeyDown: (event: KeyboardEvent) => {
      // Not where a menu or a dialog inside of it was closed by the same key.
      if (event.key === 'Escape' && !event.defaultPrevented) {
        onClose();
      }
    },
  };
}
