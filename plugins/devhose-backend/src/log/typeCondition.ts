/**
 * The SQL condition that a type is one of these, or begins with one of them up
 * to a dot: `dev.cdevents.change` is all that happens to changes.
 *
 * Has two positional parameters, see {@link typeBindings}.
 */
export const typeCondition =
  '(type = any(?::text[]) or type like any(?::text[]))';

/** The values for {@link typeCondition}. */
export function typeBindings(types: readonly string[]): [string[], string[]] {
  return [[...types], types.map(type => `${escapeLike(type)}.%`)];
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
