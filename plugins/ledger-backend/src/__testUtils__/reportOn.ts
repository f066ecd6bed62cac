import type {
  DeliveryReport,
  Granularity,
  ReportSection,
} from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import { createWindow, DeliveryReporter } from '../report';
import { rules } from './factsOf';
import type { RepositoryStory } from './RepositoryStory';

export const checkout = 'github.com/northwind/checkout';

/** Long after everything in the tests. */
const muchLater = '2027-01-01';

/** The report on repositories, by week and in UTC unless it is asked otherwise. */
export async function reportOn(
  knex: Knex,
  range: {
    from: string;
    to: string;
    granularity?: Granularity;
    timeZone?: string;
    now?: string;
    include?: ReportSection[];
  },
  repositories: string[] = [checkout],
): Promise<DeliveryReport> {
  const reporter = DeliveryReporter.create({
    knex,
    config: { timeZone: 'UTC', minimumContributors: 3, rules },
  });
  const { now = muchLater, include, ...question } = range;
  return reporter.report(
    {
      entityRef: 'group:default/northwind',
      kind: 'organization',
      components: repositories.length,
      linkedComponents: repositories.length,
      repositories,
      parts: repositories.map(repository => ({
        entityRef: `component:${repository}`,
        repositories: [repository],
      })),
    },
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
