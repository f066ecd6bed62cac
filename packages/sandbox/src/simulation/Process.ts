import type { Happening } from './happenings';

/**
 * Takes its course in a repository: yields what happens now, or the instant
 * until which it sleeps.
 */
export type Course<T> = Generator<Happening | number, T, undefined>;

/** A course that runs beside others. */
export type Process = Course<void>;
