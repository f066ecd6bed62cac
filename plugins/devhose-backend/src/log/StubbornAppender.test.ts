import { mockServices } from '@backstage/backend-test-utils';
import { createLog } from '../__testUtils__/createLog';
import { testPostgres } from '../__testUtils__/postgres';
import { preparedDelivery } from '../__testUtils__/preparedDelivery';
import type { Appender } from './DeliveryLog';
import { StubbornAppender } from './StubbornAppender';

const postgres = testPostgres();
const logger = mockServices.logger.mock();

/** PostgreSQL refuses NUL in a text, and in JSON that it looks into. */
const [event] = preparedDelivery().events;
const badEvents = [
  { ...event, subject: 'a\u0000b' },
  {
    ...event,
    repository: undefined,
    json: Buffer.from(JSON.stringify({ data: 'a\u0000b' })),
  },
];

describe('an append that fails', () => {
  it('does not take the innocent with it, and keeps the guilty in quarantine', async () => {
    const knex = await postgres.create();
    const { log } = await createLog(knex);
    const appender = StubbornAppender.create({ appender: log, logger });
    const batch = Array.from({ length: 20 }, (_, index) =>
      index === 7 || index === 8
        ? preparedDelivery({ events: [badEvents[index - 7]] })
        : preparedDelivery(),
    );

    const outcomes = await appender.append(batch);

    expect(outcomes).toEqual(
      batch.map((_, index) => ({ sequence: index + 1, stored: true })),
    );
    await expect(knex('events').count()).resolves.toEqual([{ count: '18' }]);
    const quarantined = await knex('deliveries')
      .where({ interpretation: 'quarantined' })
      .orderBy('sequence');
    expect(quarantined.map(row => row.sequence)).toEqual(['8', '9']);
    expect(quarantined[0].quarantine_reason).toContain('invalid byte sequence');
    expect(quarantined[1].quarantine_reason).toContain('Unicode escape');
    expect(quarantined[0].body.toString()).toBe(batch[7].deliveryId);
  });

  it('tells which delivery cannot be stored at all', async () => {
    const knex = await postgres.create();
    const { log } = await createLog(knex);
    const appender = StubbornAppender.create({ appender: log, logger });

    const outcomes = await appender.append([
      preparedDelivery(),
      preparedDelivery({ deliveryId: 'a\u0000b' }),
      preparedDelivery(),
    ]);

    expect(outcomes).toEqual([
      { sequence: 1, stored: true },
      { error: expect.objectContaining({ code: '22021' }) },
      { sequence: 2, stored: true },
    ]);
  });

  it('is tried again when the connection is lost, whether or not it had committed', async () => {
    const knex = await postgres.create();
    const { log } = await createLog(knex);
    let appends = 0;
    const unreliable: Appender = {
      append: async batch => {
        appends += 1;
        if (appends === 1) {
          throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
        }
        const appended = await log.append(batch);
        if (appends === 2) {
          throw Object.assign(new Error('reset'), { code: 'ECONNRESET' });
        }
        return appended;
      },
    };
    const appender = StubbornAppender.create({ appender: unreliable, logger });

    await expect(appender.append([preparedDelivery()])).resolves.toEqual([
      { sequence: 1, stored: false },
    ]);
    await expect(knex('deliveries').count()).resolves.toEqual([{ count: '1' }]);
  });

  it('gives up on a database that stays away', async () => {
    const away = Object.assign(new Error('shutting down'), { code: '57P01' });
    const appender = StubbornAppender.create({
      appender: { append: () => Promise.reject(away) },
      logger,
    });
    await expect(
      appender.append([preparedDelivery(), preparedDelivery()]),
    ).resolves.toEqual([{ error: away }, { error: away }]);
  });
});
