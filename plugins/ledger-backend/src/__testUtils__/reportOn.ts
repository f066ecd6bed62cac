import type {
  DeliveryReport,
  Granularity,
  ReportSection,
  ScopeFilter,
} from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import { createWindow, DeliveryReporter } from '../report';
import type { Scope } from '../scope';
import { FactsMemory } from '../facts';
import { rules } from './factsOf';
import type { RepositoryStory } from './RepositoryStory';

export const checkout = 'github.com/northwind/checkout';

/** Long after everything in the tests. */
const muchLater = '2027-01-01';

/** An organisation of components that are a unit each. */
export function scopeOf(units: string[]): Scope {
  const repositories = [...new Set(units.map(unit => unit.split('#')[0]))];
  return {
    entityRef: 'group:default/northwind',
    kind: 'organization',
    components: units.length,
    linkedComponents: units.length,
    units,
    repositories,
    repositoriesWithoutProject: repositories,
    parts: units.map(unit => ({
      entityRef: `component:${unit}`,
      components: 1,
      units: [unit],
    })),
  };
}

/** The report on units, by week and in UTC unless it is asked otherwise. */
export async function reportOn(
  knex: Knex,
  range: {
    from: string;
    to: string;
    granularity?: Granularity;
    timeZone?: string;
    now?: string;
    include?: ReportSection[];
    filter?: ScopeFilter;
  },
  units: string[] = [checkout],
): Promise<DeliveryReport> {
  const reporter = DeliveryReporter.create({
    knex,
    config: { timeZone: 'UTC', minimumContributors: 3, rules },
    facts: FactsMemory.create(),
  });
  const { now = muchLater, include, filter, ...question } = range;
  return reporter.report(
    { ...scopeOf(units), ...(filter && { filter }) },
    createWindow({ granularity: 'week', timeZone: 'UTC', ...question }),
    new Date(now),
    include,
  );
}

/** Deploys commits that were each pushed and authored some hours before. */
export function deliver(
  story: RepositoryStory,
  deliveries: Array<[deployedAt: string, hours: number]>,
): RepositoryStory {
  const first = story.events.length;
  deliveries.forEach(([deployedAt, hours], index) => {
    const commit = `m${first + index + 1}`;
    const authoredAt = new Date(
      Date.parse(deployedAt) - hours * 3_600_000,
    ).toISOString();
    story
      .push({
        at: deployedAt,
        before: `m${first + index}`,
        after: commit,
        commits: [[commit, authoredAt]],
      })
      .deploy(`${commit}`, { at: deployedAt, commit });
  });
  return story;
}
