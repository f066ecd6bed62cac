import { historyLines } from '@pitstop/sandbox';
import createKnex, { type Knex } from 'knex';
import { LedgerProcess } from './__testUtils__/LedgerProcess';
import { readStoredFacts } from './__testUtils__/readStoredFacts';
import { emptyDatabase } from './__testUtils__/testDatabase';
import { waitFor } from './__testUtils__/waitFor';
import { readChecksums } from './rebuild/compareGenerations';
import { readStatus } from './store/progress';

jest.setTimeout(300_000);

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

/** Holds Ledger up where it needs a table, in the middle of its transaction. */
async function holdUp(
  ledger: Knex,
  table: string,
  mode: 'access share' | 'access exclusive' = 'access exclusive',
): Promise<Knex.Transaction> {
  const hold = await ledger.transaction();
  await hold.raw(`lock table ?? in ${mode} mode`, [table]);
  return hold;
}

async function isHeldUp(ledger: Knex, table: string): Promise<void> {
  await waitFor(async () => {
    const { rows } = await ledger.raw(
      `select from pg_locks
       where relation = ?::regclass and not granted`,
      [table],
    );
    expect(rows).not.toEqual([]);
  });
}

describe('Ledger, killed in the middle of its work', () => {
  it('has the facts of a run that nothing disturbed', async () => {
    const undisturbed = await backendDatabase();
    const calm = await LedgerProcess.start(undisturbed.whole);
    await calm.import(lines);
    await countedAll(undisturbed.ledger);
    await calm.stop();

    const disturbed = await backendDatabase();
    const backend = await LedgerProcess.start(disturbed.whole);
    const kills = 3;
    const share = Math.ceil(lines.length / kills);
    for (let kill = 0; kill < kills; kill++) {
      const hold = await holdUp(disturbed.ledger, 'deployments');
      await backend.import(lines.slice(kill * share, (kill + 1) * share));
      await isHeldUp(disturbed.ledger, 'deployments');
      await backend.kill();
      await hold.rollback();
      await backend.restart();
    }
    await countedAll(disturbed.ledger);
    await backend.stop();

    const expected = await comparableFacts(undisturbed.ledger);
    expect(expected.changes.length).toBeGreaterThan(0);
    expect(expected.deployments.length).toBeGreaterThan(0);
    await expect(comparableFacts(disturbed.ledger)).resolves.toEqual(expected);
  });

  it('goes on with a rebuild, wherever it was, and takes the same facts', async () => {
    const { whole, ledger } = await backendDatabase();
    const backend = await LedgerProcess.start(whole);
    await backend.import(lines);
    await countedAll(ledger);
    const live = await readChecksums(ledger, 'ledger');

    // It cannot be taken before the end.
    const untaken = await holdUp(ledger, 'ledger.deployments', 'access share');
    await backend.requestRebuild();
    await backend.kill();

    const unwritten = await holdUp(ledger, 'ledger_rebuild.deployments');
    await backend.restart();
    await isHeldUp(ledger, 'ledger_rebuild.deployments');
    await backend.kill();
    await unwritten.rollback();

    await backend.restart();
    await isHeldUp(ledger, 'ledger.deployments');
    await backend.kill();
    await untaken.rollback();

    await backend.restart();
    await waitFor(async () => {
      await expect(ledger('rebuilds').pluck('state')).resolves.toEqual([
        'taken',
      ]);
    });
    await backend.stop();

    await expect(readChecksums(ledger, 'ledger')).resolves.toEqual(live);
  });
});
