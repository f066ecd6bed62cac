import type { Knex } from 'knex';
import { createLog } from '../../__testUtils__/createLog';
import { testPostgres } from '../../__testUtils__/postgres';
import { preparedDelivery } from '../../__testUtils__/preparedDelivery';
import { createInterpretationContext } from '../../interpret/createInterpretationContext';
import { Sources } from '../../sources/Sources';
import { ErasureBook } from './ErasureBook';
import { ErasureRunner } from './ErasureRunner';

jest.setTimeout(60_000);

const postgres = testPostgres();
const count = 450;
const forever = new AbortController().signal;

let knex: Knex;

function createRunner(): ErasureRunner {
  return ErasureRunner.create({
    knex,
    sources: Sources.create(),
    context: createInterpretationContext(Buffer.from('a key')),
  });
}

/** Stops in the middle, after its first page. */
async function runOnePage(): Promise<void> {
  const stop = new AbortController();
  const afterUpdate = (_: unknown, query: { sql: string }) => {
    if (query.sql.startsWith('update "erasures"')) {
      stop.abort();
    }
  };
  knex.on('query-response', afterUpdate);
  await createRunner().run(stop.signal);
  knex.off('query-response', afterUpdate);
}

describe('an erasure that is interrupted', () => {
  it('goes on where it was, with two at it, and counts each delivery once', async () => {
    knex = await postgres.create();
    const { log } = await createLog(knex);
    await log.append(
      Array.from({ length: count }, (_, index) => {
        const body = Buffer.from(
          JSON.stringify({
            by: { login: 'mona', email: 'mona@example.com' },
            // Not before the whole log has been read is it known who that is.
            cc: index === 0 ? undefined : 'mona@example.com',
            index,
          }),
        );
        return preparedDelivery({
          body: index % 3 === 0 ? body : Buffer.from('{"by":"somebody"}'),
        });
      }),
    );
    const book = ErasureBook.create({ knex });
    const { id } = await book.request(
      { logins: ['mona'], emails: [], names: [], ids: [] },
      'user:default/guest',
    );

    await runOnePage();
    const stopped = await book.get(id);
    expect(stopped.state).toBe('counting');
    expect(stopped.position).toBe(100);
    await Promise.all([
      createRunner().run(forever),
      createRunner().run(forever),
    ]);
    const counted = await book.get(id);
    expect(counted).toMatchObject({ state: 'counted', deliveries: count / 3 });
    expect(counted.identity?.emails).toEqual(['mona@example.com']);

    await expect(
      book.confirm(id, { logins: [], emails: [], names: [], ids: ['7'] }),
    ).rejects.toThrow('at least one login');
    await book.confirm(
      id,
      counted.identity ?? { logins: [], emails: [], names: [], ids: [] },
    );
    await runOnePage();
    await expect(book.get(id)).resolves.toMatchObject({
      state: 'erasing',
      position: 100,
      deliveriesErased: 34,
    });
    await Promise.all([
      createRunner().run(forever),
      createRunner().run(forever),
    ]);
    await expect(book.get(id)).resolves.toMatchObject({
      state: 'erasing-files',
      deliveriesErased: count / 3,
    });
    await expect(book.cancel(id)).rejects.toThrow(
      `Erasure ${id} is erasing-files`,
    );
    const bodies: Buffer[] = await knex('deliveries').pluck('body');
    expect(bodies.filter(body => /mona/i.test(body.toString()))).toEqual([]);
  });
});
