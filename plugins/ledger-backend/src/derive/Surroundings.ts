import type { Place } from './DerivationRules';

/** What a unit must know beside what was observed of its repository. */
export interface Surroundings {
  /** Where other components of the repository live. */
  neighbours: readonly Place[];
  /** A mark as it is in the observations, where it may be hashed. */
  toObserved: (mark: string) => string;
}

/** There is nobody else, and nothing is hashed. */
export const alone: Surroundings = {
  neighbours: [],
  toObserved: mark => mark,
};
