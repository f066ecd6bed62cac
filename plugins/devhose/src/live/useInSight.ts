import { useEffect, useRef, useState, type RefObject } from 'react';

/** Whether an element is on the screen; true until it is known. */
export function useInSight(): {
  mark: RefObject<HTMLDivElement>;
  inSight: boolean;
} {
  const mark = useRef<HTMLDivElement>(null);
  const [inSight, setInSight] = useState(true);
  useEffect(() => {
    if (!mark.current || typeof IntersectionObserver === 'undefined') {
      return undefined;
    }
    const observer = new IntersectionObserver(entries =>
      setInSight(entries[entries.length - 1].isIntersecting),
    );
    observer.observe(mark.current);
    return () => observer.disconnect();
  }, []);
  return { mark, inSight };
}
