import { historyLines } from '@pitstop/sandbox';
import createKnex, { type Knex } from 'knex';
import { BackendProcess } from './__testUtils__/BackendProcess';
import { readStoredFacts } from './__testUtils__/readStoredFacts';
import { emptyDatabase } from './__testUtils__/testDatabase';
import { waitFor } from './__testUtils__/waitFor';
import { readStatus } from './store/progress';

jest.setTimeout(180_000);

const lines = [
  ...historyLines({
    seed: 1,
    size: 'tiny',
    until: Date.parse('2026-03-01T00:00:00Z'),
  }),
];

const opened: Knex[] = [];
afterAll(() => Promise.all(opened.map(knex => knex.destroy())));

/** A database for a backend, and Ledger's tables in it. */
async function backendDatabase(): Promise<{ whole: Knex; ledger: Knex }> {
  const whole = await emptyDatabase();
  const ledger = createKnex({ ...whole.client.config, searchPath: ['ledger'] });
  opened.push(ledger);
  return { whole, ledger };
}

async function countedAll(knex: Knex): Promise<void> {
  await waitFor(async () => {
    await expect(readStatus(knex)).resolves.toEqual({
      cursor: lines.length,
      head: lines.length,
      caughtUp: true,
    });
  });
}

/** The keys of two databases differ, and with them the hashes of people. */
async function comparableFacts(knex: Knex) {
  const { changes, deployments } = await readStoredFacts(knex);
  return {
    deployments,
    changes: changes.map(({ contributors, ...change }) => ({
      ...change,
      contributors: contributors.length,
    })),
  };
}

/** Holds Ledger up where it writes facts, in the middle of its transaction. */
async function holdUp(ledger: Knex): Promise<Knex.Transaction> {
  const hold = await ledger.transaction();
  await hold.raw('lock table deployments in access exclusive mode');
  return hold;
}

async function isHeldUp(ledger: Knex): Promise<void> {
  await waitFor(async () => {
    const { rows } = await ledger.raw(
      `select from pg_locks
       where relation = 'deployments'::regclass and not granted`,
    );
    expect(rows).not.toEqual([]);
  });
}

describe('Ledger, killed in the middle of its work', () => {
  it('has the facts of a run that nothing disturbed', async () => {
    const undisturbed = await backendDatabase();
    const calm = await BackendProcess.start(undisturbed.whole);
    await calm.import(lines);
    await countedAll(undisturbed.ledger);
    await calm.stop();

    const disturbed = await backendDatabase();
    let backend = await BackendProcess.start(disturbed.whole);
    const kills = 3;
    const share = Math.ceil(lines.length / kills);
    for (let kill = 0; kill < kills; kill++) {
      const hold = await holdUp(disturbed.ledger);
      await backend.import(lines.slice(kill * share, (kill + 1) * share));
      await isHeldUp(disturbed.ledger);
      await backend.kill();
      await hold.rollback();
      backend = await BackendProcess.start(disturbed.whole);
    }
    await countedAll(disturbed.ledger);
    await backend.stop();

    const expected = await comparableFacts(undisturbed.ledger);
    expect(expected.changes.length).toBeGreaterThan(0);
    expect(expected.deployments.length).toBeGreaterThan(0);
    await expect(comparableFacts(disturbed.ledger)).resolves.toEqual(expected);
  });
});
