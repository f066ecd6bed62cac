import { groupBy } from './groupBy';
import { landingKey, type Landing } from './Landing';

/**
 * The order in which the default branch grew: each landing after the one that
 * left the branch where it began, and by the tool's clock where that is not
 * known. The order of the input plays no role.
 */
export function orderLandings(landings: Landing[]): Landing[] {
  const byTime = landings
    .map(landing => ({ landing, key: landingKey(landing) }))
    .sort((one, other) =>
      one.landing.at === other.landing.at
        ? compare(one.key, other.key)
        : one.landing.at - other.landing.at,
    )
    .map(({ landing }) => landing);
  const endingAt = groupBy(byTime, landing => landing.after);

  const ordered: Landing[] = [];
  const visited = new Set<Landing>();
  for (const landing of byTime) {
    const waiting: Landing[] = [];
    let next: Landing | undefined = landing;
    while (next && !visited.has(next)) {
      visited.add(next);
      waiting.push(next);
      next = predecessor(next, endingAt);
    }
    ordered.push(...waiting.reverse());
  }
  return ordered;
}

/**
 * A branch that was forced back is several times at the same commit: the
 * latest before the landing is meant. Only a wrong clock puts all of them
 * after it.
 */
function predecessor(
  landing: Landing,
  endingAt: Map<string, Landing[]>,
): Landing | undefined {
  const candidates =
    landing.before === undefined ? undefined : endingAt.get(landing.before);
  return (
    candidates?.findLast(candidate => candidate.at <= landing.at) ??
    candidates?.[0]
  );
}

function compare(one: string, other: string): number {
  if (one === other) {
    return 0;
  }
  return one < other ? -1 : 1;
}
