import { waitFor } from '../__testUtils__/waitFor';
import { ledgerDatabase } from '../__testUtils__/testDatabase';
import { deriveAgain } from './deriveAgain';

describe('deriving again what components look at in another way', () => {
  it('locks repositories in the order of whoever counts a page', async () => {
    const knex = await ledgerDatabase();
    // The last one comes first on disk.
    for (const repository of ['z', 'm', 'a']) {
      await knex('repositories').insert({ repository, derivation: 'known' });
    }
    const counting = await knex.transaction();
    await counting('repositories').where({ repository: 'a' }).forUpdate();
    const deriving = knex.transaction(transaction =>
      deriveAgain(transaction, ['a', 'm', 'z']),
    );
    await waitFor(async () => {
      const waiting = await knex('pg_stat_activity')
        .whereRaw('datname = current_database()')
        .where({ wait_event_type: 'Lock' });
      expect(waiting).toHaveLength(1);
    });

    await expect(
      counting('repositories').where({ repository: 'z' }).forUpdate().noWait(),
    ).resolves.toHaveLength(1);
    await counting.commit();
    await deriving;
    await expect(
      knex('repositories').whereNull('derivation').pluck('repository'),
    ).resolves.toHaveLength(3);
  });
});
