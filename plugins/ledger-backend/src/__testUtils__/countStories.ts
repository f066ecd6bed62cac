import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { PageCounter } from '../consume/PageCounter';
import { readPage } from '../consume/readPage';
import { readProgress } from '../store/progress';
import { rules } from './factsOf';
import { pageOf } from './pageOf';
import type { RepositoryStory } from './RepositoryStory';

/** Has Ledger count what stories tell, one after the other. */
export async function countStories(
  knex: Knex,
  ...stories: RepositoryStory[]
): Promise<void> {
  const logger = mockServices.logger.mock();
  const counter = PageCounter.create({ knex, logger, rules });
  const { position } = await readProgress(knex);
  const events = stories
    .flatMap(story => story.events)
    .map((event, index) => ({ ...event, sequence: position + index + 1 }));
  await counter.count(
    await counter.observe(readPage(pageOf(events), rules)),
    position,
  );
}
