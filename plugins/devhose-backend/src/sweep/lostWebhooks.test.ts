import { generateKeyPairSync } from 'node:crypto';
import { githubAppId, type SigningKeys } from '@pitstop/sandbox';
import type { Knex } from 'knex';
import { testPostgres } from '../__testUtils__/postgres';
import {
  startSweptCompany,
  type GithubAsking,
} from '../__testUtils__/sweptCompany';
import { waitFor } from '../__testUtils__/waitFor';

jest.setTimeout(120_000);

const postgres = testPostgres();
const told = 400;

/** What there is of deliveries and events, whatever their order. */
async function contentOf(knex: Knex) {
  return {
    deliveries: await knex('deliveries')
      .join('delivery_keys', 'delivery_keys.sequence', 'deliveries.sequence')
      .select('deliveries.delivery_id', 'event_name', 'body', 'interpretation')
      .orderBy('deliveries.delivery_id'),
    events: await knex('events')
      .select('type', 'subject', 'occurred_at')
      .select(knex.raw('event::text'))
      .orderByRaw('event::text'),
  };
}

/** As the company's GitHub App, by the key that its owner was given. */
const asApp = ({
  githubAppPrivateKey,
}: Pick<SigningKeys, 'githubAppPrivateKey'>): GithubAsking => ({
  credentials: {
    apps: [
      {
        appId: githubAppId,
        privateKey: githubAppPrivateKey,
        clientId: 'any',
        clientSecret: 'any',
      },
    ],
  },
  sweep: { apps: [githubAppId] },
});

async function sweepOf(knex: Knex) {
  return knex('source_sweeps').first();
}

describe('webhooks that GitHub sent and that never came in', () => {
  const started: Array<Awaited<ReturnType<typeof startSweptCompany>>> = [];
  const start = async (githubAs?: (keys: SigningKeys) => GithubAsking) => {
    const company = await startSweptCompany(await postgres.create(), {
      githubAs,
    });
    started.push(company);
    return company;
  };

  afterEach(() => {
    for (const company of started.splice(0)) {
      company.close();
    }
  });

  it('are sent again, so that the log is that of a company that lost none', async () => {
    const undisturbed = await start();
    const unlucky = await start();
    unlucky.lose('github', 0.05);
    let sent = 0;
    for (const { webhook } of undisturbed.webhooks('github')) {
      await Promise.all([undisturbed.send(webhook), unlucky.send(webhook)]);
      if (++sent === told) {
        break;
      }
    }
    const [{ count: before }] = await unlucky.knex('deliveries').count();
    expect(Number(before)).toBeLessThan(told);
    expect(Number(before)).toBeGreaterThan(told * 0.8);

    unlucky.living.faults.end(1);
    await unlucky.sweep('github');
    await waitFor(async () => {
      const [{ count }] = await unlucky.knex('deliveries').count();
      expect(Number(count)).toBe(told);
    });
    await unlucky.sweep('github');

    expect(await contentOf(unlucky.knex)).toEqual(
      await contentOf(undisturbed.knex),
    );
    await expect(sweepOf(unlucky.knex)).resolves.toMatchObject({
      source: 'github',
      last_error: null,
    });
    const gaps = await unlucky.knex('source_gaps');
    expect(gaps).toHaveLength(told - Number(before));
  });

  it('are read where sending them again does not help, and count once if they come after all', async () => {
    const company = await start();
    const { faults } = company.living;
    company.lose('github', 1);
    const [{ webhook }] = company.webhooks('github');
    await company.send(webhook);
    await company.sweep('github');
    await expect(company.knex('deliveries')).resolves.toEqual([]);
    await company.sweep('github');
    const [delivery] = await company.knex('deliveries');
    expect(delivery).toMatchObject({
      delivery_id: webhook.deliveryId,
      event_name: webhook.headers['x-github-event'],
      interpretation: 'interpreted',
      headers: { 'devhose-swept-at': expect.any(String) },
    });

    faults.end(1);
    await company.send(webhook);
    await company.sweep('github');
    await expect(company.knex('deliveries')).resolves.toHaveLength(1);
    await expect(company.knex('source_gaps')).resolves.toHaveLength(1);
  });

  it('of a GitHub App are sent again, too', async () => {
    const company = await start(asApp);
    company.lose('github', 1);
    const [{ webhook }] = company.webhooks('github');
    await company.send(webhook);
    company.living.faults.end(1);
    await company.sweep('github');
    await waitFor(async () =>
      expect(await company.knex('deliveries')).toMatchObject([
        {
          delivery_id: webhook.deliveryId,
          proof: expect.stringContaining('hmac-sha256'),
        },
      ]),
    );
    await expect(sweepOf(company.knex)).resolves.toMatchObject({
      last_error: null,
    });
  });

  it('of a GitHub App are read where that does not help', async () => {
    const company = await start(asApp);
    company.lose('github', 1);
    const [{ webhook }] = company.webhooks('github');
    await company.send(webhook);
    await company.sweep('github');
    await expect(company.knex('source_gaps')).resolves.toMatchObject([
      { delivery_id: webhook.deliveryId, requests: 1, last_error: null },
    ]);
    await company.sweep('github');
    await expect(company.knex('deliveries')).resolves.toMatchObject([
      {
        delivery_id: webhook.deliveryId,
        proof: 'fetched',
        interpretation: 'interpreted',
      },
    ]);
  });

  it('of an app are not found with the key of another', async () => {
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    });
    const company = await start(() =>
      asApp({ githubAppPrivateKey: privateKey }),
    );
    await company.sweep('github');
    await expect(sweepOf(company.knex)).resolves.toMatchObject({
      swept_at: null,
      last_error: expect.stringContaining('401'),
    });
  });

  it.each([
    [{ apps: [7] }, /names the app 7, which github\.sandbox does not have/],
    [{ apps: ['shop'] }, /must be a list of the ids of GitHub Apps/],
    [{}, /name organizations, repositories or apps/],
  ])('are not looked for as %j', async (sweep, reason) => {
    await expect(
      start(() => ({ credentials: { token: 'any' }, sweep })),
    ).rejects.toThrow(reason);
  });

  it('stay open while GitHub answers nothing, and operators are told why', async () => {
    const company = await start();
    company.living.faults.add({
      kind: 'outage',
      tool: 'github',
      forSeconds: 3_600,
      share: 1,
      bySeconds: 0,
      perSecond: 1,
    });
    await company.sweep('github');
    await expect(sweepOf(company.knex)).resolves.toMatchObject({
      swept_at: null,
      last_error: expect.stringContaining('503'),
    });
    company.living.faults.end(1);
    await company.sweep('github');
    await expect(sweepOf(company.knex)).resolves.toMatchObject({
      swept_at: expect.any(Date),
      last_error: null,
    });
  });
});
