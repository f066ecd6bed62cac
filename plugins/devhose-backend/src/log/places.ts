/** Where events happened: at any of these. */
export interface Places {
  /** Host and path in lower case. */
  repositories?: readonly string[];
  /**
   * Of events that name no repository: services as the catalog calls them or as
   * the tool does, and what artifacts are called.
   */
  services?: readonly string[];
}

/** What an event may be looked up by, and the values that will do. */
export interface PlaceLookup {
  /** SQL over `events` that begins an index. */
  expression: string;
  values: string[];
}

/**
 * How the events of these places are found: those of each lookup. An event may
 * be among those of several. Undefined where places do not matter.
 */
export function placeLookups(places: Places): PlaceLookup[] | undefined {
  const { repositories, services } = places;
  if (repositories === undefined && services === undefined) {
    return undefined;
  }
  const lookups = [
    { expression: 'repository', values: [...(repositories ?? [])] },
    {
      expression: 'event_service(repository, event)',
      values: [...(services ?? [])],
    },
    {
      expression: 'event_tool_service(repository, event)',
      values: [...(services ?? [])],
    },
  ].filter(({ values }) => values.length > 0);
  // Nowhere is a place, too: nothing happens there.
  return lookups.length > 0
    ? lookups
    : [{ expression: 'repository', values: [] }];
}

/** The condition that an event happened at one of these; undefined where that does not matter. */
export function placeCondition(
  places: Places,
): { sql: string; bindings: string[][] } | undefined {
  const lookups = placeLookups(places);
  if (lookups === undefined) {
    return undefined;
  }
  const alternatives = lookups.map(
    ({ expression }) => `${expression} = any(?)`,
  );
  return {
    sql: `(${alternatives.join(' or ')})`,
    bindings: lookups.map(({ values }) => values),
  };
}
