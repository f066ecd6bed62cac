import type { Place, Unit } from '../derive';
import type { MappedComponent } from './mapComponents';
import type { Scope } from './Scope';

/**
 * The units whose components live in a directory of one of these components,
 * and who can be asked about by themselves.
 */
export function inside(
  components: MappedComponent[],
  units: Unit[],
): Scope['inside'] {
  const asked = new Set(components.map(({ unit }) => unit?.id));
  const others = units.filter(({ id, rules }) => rules.place && !asked.has(id));
  if (others.length === 0) {
    return [];
  }
  return components.flatMap(({ unit: around }) =>
    around === undefined
      ? []
      : others
          .filter(
            ({ repository, rules }) =>
              repository === around.repository &&
              isWithin(rules.place, around.rules.place),
          )
          .map(({ id }) => ({ unit: id, inside: around.id })),
  );
}

/** Without a place, it is the whole repository. */
function isWithin(inner: Place | undefined, outer: Place | undefined): boolean {
  return (
    outer === undefined ||
    (inner?.directories ?? []).every(directory =>
      outer.directories.some(
        each => directory === each || directory.startsWith(`${each}/`),
      ),
    )
  );
}
