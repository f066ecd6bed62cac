const version = /\.\d+\.\d+\.\d+$/;

/** Whether a type has its version, so that there are no types below it. */
export function isCompleteType(type: string): boolean {
  return version.test(type);
}

/**
 * The SQL condition that a type is one of these, or begins with one of them up
 * to a dot: `dev.cdevents.change` is all that happens to changes.
 *
 * A type with its version is complete; asking for just that one lets the index
 * give the events in order.
 */
export function typeCondition(types: readonly string[]): {
  sql: string;
  bindings: string[];
} {
  const alternatives = types.map(type =>
    isCompleteType(type)
      ? { sql: 'type = ?', bindings: [type] }
      : {
          sql: 'type = ? or type like ?',
          bindings: [type, `${escapeLike(type)}.%`],
        },
  );
  return {
    sql: `(${alternatives.map(({ sql }) => sql).join(' or ')})`,
    bindings: alternatives.flatMap(({ bindings }) => bindings),
  };
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
