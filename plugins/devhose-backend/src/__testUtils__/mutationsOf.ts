import fc from 'fast-check';

/** Copies of a JSON value in which one to three values were replaced by anything. */
export function mutationsOf(payload: unknown): fc.Arbitrary<unknown> {
  const mutation = fc.record({
    path: fc.constantFrom(...pathsIn(payload)),
    value: fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(null, '', 0, -1, 1e21, '0'.repeat(40), '\u0000'),
      fc.date({ noInvalidDate: true }).map(date => date.toJSON()),
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
    ),
  });
  return fc
    .array(mutation, { minLength: 1, maxLength: 3 })
    .map(mutations =>
      mutations.reduce<unknown>(
        (result, { path, value }) =>
          pathsIn(result).some(
            present => present.join('\n') === path.join('\n'),
          )
            ? withValueAt(result, path, value)
            : result,
        payload,
      ),
    );
}

/** The paths of all values in a payload. */
function pathsIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) {
    return [path];
  }
  return [
    path,
    ...Object.entries(value).flatMap(([name, child]) =>
      pathsIn(child, [...path, name]),
    ),
  ];
}

/** A copy with another value at a path. */
function withValueAt(value: unknown, path: string[], other: unknown): unknown {
  if (path.length === 0) {
    return other;
  }
  const [name, ...rest] = path;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[name] = withValueAt(copy[name], rest, other);
  return copy;
}
