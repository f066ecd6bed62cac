/** A fact in words. */
export interface DescribedFact {
  title: string;
  /** When it counts. */
  when: string;
  /** What there is to say about it, in a few words each. */
  details: string[];
  /** Whether it is bad news: for the mark beside it, not instead of words. */
  trouble: boolean;
}
