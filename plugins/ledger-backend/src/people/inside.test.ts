import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { PageCounter } from '../consume/PageCounter';
import { readPage } from '../consume/readPage';
import { unitOf } from '../derive';
import { FactsMemory } from '../facts';
import { adoptOwnUnits } from '../store/ownRules';
import { rules } from '../__testUtils__/factsOf';
import { pageOf } from '../__testUtils__/pageOf';
import { scopeOf } from '../__testUtils__/reportOn';
import { RepositoryStory } from '../__testUtils__/RepositoryStory';
import { ledgerDatabase } from '../__testUtils__/testDatabase';
import { PeopleGuard } from './PeopleGuard';

const repository = 'github.com/northwind/shop';

const cart = unitOf(repository, {
  place: { names: ['cart'], directories: ['services/cart'] },
});

const march = {
  from: Date.parse('2026-03-02T00:00:00Z'),
  to: Date.parse('2026-03-09T00:00:00Z'),
};

/** Pull requests of a week, each by somebody, to the cart or elsewhere. */
function shop(authors: Array<[by: string, path: string]>): RepositoryStory {
  const story = RepositoryStory.create(repository);
  for (const [index, [by, path]] of authors.entries()) {
    const number = index + 1;
    const at = `2026-03-0${2 + index}T10:00:00Z`;
    story
      .open(number, { at, by })
      .merge(number, { at, by, mergeCommit: `m${number}` })
      .push({
        at,
        before: `m${index}`,
        after: `m${number}`,
        commits: [{ id: `m${number}`, paths: [path] }],
      });
  }
  return story;
}

describe('a repository and a component that lives in a directory of it', () => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await ledgerDatabase();
    await adoptOwnUnits(knex, [cart]);
  });

  async function allowed(
    authors: Array<[string, string]>,
    inside = [{ unit: cart.id, inside: repository }],
  ): Promise<boolean> {
    const counter = PageCounter.create({
      knex,
      logger: mockServices.logger.mock(),
      rules,
    });
    const page = await counter.observe(
      readPage(pageOf(shop(authors).events), rules),
    );
    await counter.count(page, 0);
    const scope = { ...scopeOf([repository]), parts: [], inside };
    const guard = PeopleGuard.create({
      facts: await knex.transaction(snapshot =>
        FactsMemory.create().read(snapshot, scope),
      ),
      scope,
      timeZone: 'UTC',
      minimum: 3,
    });
    return guard.allow(march, 'mergedAt') !== undefined;
  }

  const inCart: Array<[string, string]> = [
    ['ada', 'services/cart/a.ts'],
    ['grace', 'services/cart/b.ts'],
    ['margaret', 'services/cart/c.ts'],
  ];

  it('are shown both where nobody works elsewhere in it', async () => {
    await expect(allowed(inCart)).resolves.toBe(true);
  });

  it('leave nothing of the one who works elsewhere in it', async () => {
    await expect(allowed([...inCart, ['bob', 'docs/a.md']])).resolves.toBe(
      false,
    );
  });

  it('would, if nobody asked for the component', async () => {
    await expect(allowed([...inCart, ['bob', 'docs/a.md']], [])).resolves.toBe(
      true,
    );
  });
});
