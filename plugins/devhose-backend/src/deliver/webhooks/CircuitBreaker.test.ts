import type { Knex } from 'knex';
import { createLog } from '../../__testUtils__/createLog';
import { testPostgres } from '../../__testUtils__/postgres';
import { CircuitBreaker } from './CircuitBreaker';

jest.setTimeout(60_000);

const postgres = testPostgres();

async function openSeconds(knex: Knex): Promise<number | undefined> {
  const { rows } = await knex.raw(
    `select round(extract(epoch from open_until - now()))::int as seconds from webhook_endpoints`,
  );
  return rows[0].seconds ?? undefined;
}

/** Whether somebody may try now. */
async function mayTry(breaker: CircuitBreaker): Promise<boolean> {
  const soon = AbortSignal.timeout(200);
  return breaker.permission(soon).then(
    () => true,
    () => false,
  );
}

it('an endpoint that keeps failing is spared, longer each time, until a single trial works', async () => {
  const knex = await postgres.create();
  await createLog(knex);
  await knex('webhook_endpoints').insert({
    id: 'e',
    url: 'https://example.com',
    secret: 'whsec_',
    filter: '{}',
    created_by: 'somebody',
  });
  const one = CircuitBreaker.create({ knex, endpoint: 'e' });
  const other = CircuitBreaker.create({ knex, endpoint: 'e' });
  const pauseOver = () =>
    knex('webhook_endpoints').update({ open_until: knex.fn.now() });

  for (let failure = 1; failure <= 4; failure++) {
    await one.record(false);
    await expect(openSeconds(knex)).resolves.toBeUndefined();
    await expect(mayTry(other)).resolves.toBe(true);
  }
  await one.record(false);
  await expect(openSeconds(knex)).resolves.toBe(30);
  await expect(mayTry(other)).resolves.toBe(false);

  await pauseOver();
  await expect(mayTry(one)).resolves.toBe(true);
  await expect(mayTry(other)).resolves.toBe(false);
  await one.record(false);
  await expect(openSeconds(knex)).resolves.toBe(60);
  for (let failure = 7; failure <= 20; failure++) {
    await one.record(false);
  }
  await expect(openSeconds(knex)).resolves.toBe(900);

  await pauseOver();
  await expect(mayTry(other)).resolves.toBe(true);
  await other.record(true);
  await expect(mayTry(one)).resolves.toBe(true);
  await expect(mayTry(other)).resolves.toBe(true);
});
