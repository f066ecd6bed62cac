import type { ReactNode } from 'react';

/** A fact in words. */
export interface DescribedFact {
  /** Words; those of the catalog come by a component of their own. */
  title: ReactNode;
  /** When it counts. */
  when: string;
  /** What there is to say about it, in a few words each. */
  details: string[];
  /** Whether it is bad news: for the mark beside it, not instead of words. */
  trouble: boolean;
}
