import { createHmac } from 'node:crypto';
import { ledgerDatabase } from '../__testUtils__/testDatabase';
import { hashNames } from './hashNames';

describe('hashNames', () => {
  it('is HMAC-SHA-256 under the key of the database, shortened to 64 bits', async () => {
    const knex = await ledgerDatabase();
    const names = ['person ada', 'branch github.com/a/b ada/größer', ''];

    const hashes = await hashNames(knex, names);

    const [{ inner_key: innerKey }] = await knex('pseudonym_key').select();
    const key = innerKey.subarray(0, 32).map((byte: number) => byte ^ 0x36);
    expect([...hashes]).toEqual(
      names.map(name => [
        name,
        createHmac('sha256', key)
          .update(name)
          .digest()
          .readBigInt64BE()
          .toString(),
      ]),
    );
  });

  it('gives the same name the same hash, and other databases another', async () => {
    const [one, other] = [await ledgerDatabase(), await ledgerDatabase()];

    const first = (await hashNames(one, ['person ada'])).get('person ada');
    const again = (await hashNames(one, ['x', 'person ada'])).get('person ada');
    const elsewhere = (await hashNames(other, ['person ada'])).get(
      'person ada',
    );

    expect(again).toBe(first);
    expect(elsewhere).not.toBe(first);
  });
});
