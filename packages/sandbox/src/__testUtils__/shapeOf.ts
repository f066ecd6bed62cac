function typeOf(value: unknown): string {
  if (value === null) {
    return 'null';
  }
  if (Number.isInteger(value)) {
    return 'integer';
  }
  return Array.isArray(value) ? 'array' : typeof value;
}

/** The types of all that is in a payload, by path; items of an array share theirs. */
export function shapeOf(value: unknown, path = ''): Map<string, string> {
  const shape = new Map([[path, typeOf(value)]]);
  if (value === null || typeof value !== 'object') {
    return shape;
  }
  const children = Array.isArray(value)
    ? value.map((item): [string, unknown] => [`${path}[]`, item])
    : Object.entries(value).map(([name, item]): [string, unknown] => [
        `${path}/${name}`,
        item,
      ]);
  for (const [childPath, item] of children) {
    for (const [at, type] of shapeOf(item, childPath)) {
      const known = shape.get(at);
      shape.set(at, known === undefined || known === 'null' ? type : known);
    }
  }
  return shape;
}

/**
 * Where a payload differs in shape from one that was published: what is missing
 * and what has another type. `null` and an empty array fit everything.
 */
export function differencesInShape(
  ours: unknown,
  published: unknown,
  leftOut: readonly string[] = [],
): string[] {
  const shape = shapeOf(ours);
  const isOpen = (path: string): boolean => {
    const parent = path.replace(/(\[\]|\/[^/[\]]+)$/, '');
    const type = shape.get(parent);
    return (
      type === 'null' ||
      (type === 'array' && !shape.has(`${parent}[]`)) ||
      (parent !== '' && type === undefined && isOpen(parent))
    );
  };
  const differences: string[] = [];
  for (const [path, type] of shapeOf(published)) {
    const own = shape.get(path);
    const isLeftOut = leftOut.some(
      each => path === each || path.startsWith(`${each}/`),
    );
    if (own === undefined && !isLeftOut && !isOpen(path)) {
      differences.push(`${path} is missing`);
    } else if (own && own !== type && own !== 'null' && type !== 'null') {
      differences.push(`${path} is ${own}, not ${type}`);
    }
  }
  return differences;
}
