import { ping, postDelivery } from '../../__testUtils__/ingest';
import { testPostgres } from '../../__testUtils__/postgres';
import { startDevhoseBackend } from '../../__testUtils__/startDevhoseBackend';

jest.setTimeout(60_000);

const postgres = testPostgres();

describe('the secrets', () => {
  it('are replaced without losing a delivery', async () => {
    const rotating = await startDevhoseBackend({
      knex: await postgres.create(),
      config: {
        devhose: { sources: { github: { secrets: ['new', 'old'] } } },
      },
    });
    const send = async (secret: string): Promise<number> => {
      const { status } = await postDelivery(
        rotating.url,
        'github',
        ping(secret),
      );
      return status;
    };

    await expect(send('old')).resolves.toBe(202);
    await expect(send('new')).resolves.toBe(202);
    await expect(send('older')).resolves.toBe(403);
  });

  it.each([
    [{ secrets: [] }, 'is empty, so anybody could send deliveries'],
    [{ secrets: ['good', ' '] }, 'has an empty secret'],
    [{ secrets: ['good'], allowUnsigned: true }, 'would ignore them'],
  ])('stop the start when they are %j', async (github, reason) => {
    await expect(
      startDevhoseBackend({
        knex: await postgres.create(),
        config: { devhose: { sources: { github } } },
      }),
    ).rejects.toThrow(reason);
  });

  it('can be done without, if that is said', async () => {
    const open = await startDevhoseBackend({
      knex: await postgres.create(),
      config: { devhose: { sources: { github: { allowUnsigned: true } } } },
    });
    const { body, headers } = ping();
    delete headers['x-hub-signature-256'];
    const answer = await postDelivery(open.url, 'github', { body, headers });
    expect(answer.status).toBe(202);
  });

  it('are not needed where the source is off', async () => {
    const off = await startDevhoseBackend({
      knex: await postgres.create(),
      config: {},
    });
    const { body, headers } = ping();
    const answer = await postDelivery(off.url, 'github', { body, headers });
    expect(answer.status).toBe(404);
  });
});
