import { createHash } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { ConfigReader } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type {
  DeliveryHeaders,
  DeliverySource,
} from '@pitstop/plugin-devhose-node';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { Agent, request } from 'undici';
import {
  fuzzedDeliveries,
  type FuzzedDelivery,
} from './__testUtils__/fuzzedDeliveries';
import { storedDeliveries } from './__testUtils__/ingest';
import { testPostgres } from './__testUtils__/postgres';
import { startSenders, type Senders } from './__testUtils__/senders';
import { startDevhoseBackend } from './__testUtils__/startDevhoseBackend';
import { readHeaders } from './ingest/readHeaders';
import { createInterpretationContext } from './interpret/createInterpretationContext';
import { DeliveryPreparer } from './interpret/DeliveryPreparer';
import { DevhoseMetrics } from './metrics/DevhoseMetrics';
import { createConfiguredSources } from './sources/createConfiguredSources';

/*
 * How many deliveries. Enough for every day unless DEVHOSE_FUZZ_DELIVERIES says
 * otherwise; docs/guides/sources.md tells what was run. A failure says the seed
 * that repeats it: DEVHOSE_FUZZ_SEED.
 */
const deliveries = Number(process.env.DEVHOSE_FUZZ_DELIVERIES ?? 5_000);
const seed = process.env.DEVHOSE_FUZZ_SEED;
const overHttp = Math.ceil(deliveries / 4);
const atOnce = 25;

jest.setTimeout(60_000 + deliveries * 20);

const postgres = testPostgres();
let tools: Senders;

beforeAll(async () => {
  tools = await startSenders();
});

afterAll(async () => {
  await tools.close();
});

/** Runs until something fails; what failed is made as small as it goes. */
function runs(numRuns: number): fc.Parameters<unknown> {
  return {
    numRuns,
    ...(seed && { seed: Number(seed) }),
    interruptAfterTimeLimit: 30_000 + deliveries * 15,
    markInterruptAsFailure: true,
  };
}

/** Undefined where the source refuses it because it does not say which delivery it is. */
function nameOf(
  source: DeliverySource,
  body: Buffer,
  headers: DeliveryHeaders,
): { deliveryId: string; eventName: string } | undefined {
  try {
    return {
      deliveryId: source.deliveryId(body, headers),
      eventName: source.eventName(body, headers),
    };
  } catch (error) {
    if (error instanceof InputError) {
      return undefined;
    }
    throw error;
  }
}

const digestOf = (body: Buffer) =>
  createHash('sha256').update(body).digest('hex');

describe('whatever is sent', () => {
  let knex: Knex;
  let url: string;
  const dispatcher = new Agent({ connections: atOnce });

  beforeAll(async () => {
    knex = await postgres.create();
    ({ url } = await startDevhoseBackend({ knex, config: tools.config }));
  });

  afterAll(async () => {
    await dispatcher.destroy();
  });

  async function post({ source, body, headers }: FuzzedDelivery) {
    const { statusCode, body: answer } = await request(
      `${url}/ingest/${source}`,
      { method: 'POST', dispatcher, body, headers: headers.flat() },
    );
    return { statusCode, text: await answer.text() };
  }

  it('is answered: stored if it is genuine, else refused with a reason, and what is stored is what was sent', async () => {
    const told = new Map<number, number>();
    const stored = { certainly: 0, maybe: 0 };
    const digests = new Set<string>();

    await fc.assert(
      fc.asyncProperty(
        fc.array(fuzzedDeliveries(tools.senders), {
          minLength: atOnce,
          maxLength: atOnce,
        }),
        async batch => {
          await Promise.all(
            batch.map(async delivery => {
              const { statusCode, text } = await post(delivery);
              told.set(statusCode, (told.get(statusCode) ?? 0) + 1);
              if (statusCode === 202 || statusCode === 200) {
                if (delivery.genuine === 'no') {
                  throw new Error(`It was believed: ${text}`);
                }
                digests.add(digestOf(delivery.plainBody));
                if (statusCode === 202) {
                  stored[
                    delivery.genuine === 'yes' ? 'certainly' : 'maybe'
                  ] += 1;
                }
                return;
              }
              if (statusCode < 400 || statusCode > 499) {
                throw new Error(`It was answered ${statusCode}: ${text}`);
              }
              if (!JSON.parse(text).error?.message) {
                throw new Error(`${statusCode} does not say why: ${text}`);
              }
            }),
          );
        },
      ),
      runs(Math.ceil(overHttp / atOnce)),
    );

    const kept = await storedDeliveries(knex);
    expect(kept).toHaveLength(stored.certainly + stored.maybe);
    expect(kept.filter(({ body }) => !digests.has(digestOf(body)))).toEqual([]);
    expect(
      kept.filter(({ quarantine_reason: reason }) =>
        reason?.startsWith('The interpreter of'),
      ),
    ).toEqual([]);
    // Otherwise it would have looked at one side only.
    expect(stored.certainly).toBeGreaterThan(overHttp / 10);
    expect([...told.keys()].sort()).toEqual(
      expect.arrayContaining([202, 400, 401, 403]),
    );
  });
});

describe('whatever a source is given', () => {
  it('is believed or not, named or refused, and interpreted or quarantined', async () => {
    const logger = mockServices.logger.mock();
    const sources = new Map<string, DeliverySource>(
      createConfiguredSources({
        config: new ConfigReader(tools.config),
        logger,
      }).map(source => [source.id, source]),
    );
    const preparer = DeliveryPreparer.create({
      context: createInterpretationContext(Buffer.from('a key')),
      metrics: DevhoseMetrics.create(metricsServiceMock.mock()),
    });
    const seen = new Map<string, number>();

    await fc.assert(
      fc.asyncProperty(fuzzedDeliveries(tools.senders), async delivery => {
        const source = sources.get(delivery.source);
        if (!source) {
          throw new Error(`There is no source ${delivery.source}`);
        }
        const { plainBody: body } = delivery;
        const joined: Record<string, string[]> = Object.create(null);
        for (const [name, value] of delivery.headers) {
          (joined[name] ??= []).push(value);
        }
        const headers = readHeaders(joined);
        const { verdict } = await source.verify(body, headers);
        const mayBe = {
          yes: ['genuine'],
          no: ['unsigned', 'forged'],
          maybe: ['genuine', 'unsigned', 'forged'],
        };
        expect(mayBe[delivery.genuine]).toContain(verdict);
        const named = nameOf(source, body, headers);
        if (named === undefined) {
          return;
        }
        const prepared = preparer.prepare(source, {
          source: source.id,
          receivedAt: new Date('2026-07-31T09:30:00Z'),
          headers,
          body,
          ...named,
        });
        expect(prepared.quarantineReason ?? '').not.toMatch(
          /^The interpreter of/,
        );
        const what = `${source.id} ${prepared.interpretation}`;
        seen.set(what, (seen.get(what) ?? 0) + 1);
      }),
      runs(deliveries - overHttp),
    );

    for (const { source } of tools.senders) {
      expect([...seen.keys()]).toEqual(
        expect.arrayContaining([`${source} interpreted`]),
      );
    }
  });
});

it('nothing of it has got into what all objects have', () => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect({}).not.toHaveProperty('polluted');
});
