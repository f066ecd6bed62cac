import type { Instant } from '../observe';

/** An instant as JSON rows give it to PostgreSQL. */
export function toTimestamp(instant: Instant): string;
export function toTimestamp(instant: Instant | undefined): string | undefined;
export function toTimestamp(instant: Instant | undefined): string | undefined {
  return instant === undefined ? undefined : new Date(instant).toISOString();
}

/** SQL that reads a timestamp as an instant: a number, not a parsed date. */
export function instantOf(column: string): string {
  return `(extract(epoch from ${column}) * 1000)::float8`;
}

/** Columns are null where a property is absent. */
export function orUndefined<T>(value: T | null): T | undefined {
  return value ?? undefined;
}
