import { skew, type Webhook } from '@pitstop/sandbox';
import type { Knex } from 'knex';
import { testPostgres } from '../__testUtils__/postgres';
import {
  startSweptCompany,
  type ToldWebhook,
} from '../__testUtils__/sweptCompany';

jest.setTimeout(120_000);

const postgres = testPostgres();
const lastAt = Date.now() - 20 * 60_000;
const memoryMilliseconds = 2 * 86_400_000;
const mostTold = 80;

/** What a webhook is about, of which tools tell more than once. */
function subjectOf({ deliveryId }: Webhook): string {
  return deliveryId.split('/').slice(0, 3).join('/');
}

/**
 * Webhooks as if the last of each subject had been sent twenty minutes ago, of
 * subjects that tell no more than two days: that is how far back tools are asked.
 */
function recent(told: Iterable<ToldWebhook>): Webhook[] {
  const subjects = new Map<string, ToldWebhook[]>();
  for (const each of told) {
    const subject = subjectOf(each.webhook);
    subjects.set(subject, [...(subjects.get(subject) ?? []), each]);
  }
  return [...subjects.values()]
    .filter(all => all[all.length - 1].at - all[0].at < memoryMilliseconds)
    .flatMap(all => {
      const seconds = Math.round((lastAt - all[all.length - 1].at) / 1_000);
      return all.map(({ webhook }) => skew(webhook, seconds));
    })
    .slice(-mostTold);
}

/** What is known of what happened, whatever its order and however it was told. */
async function knowledgeIn(knex: Knex) {
  return {
    deliveries: await knex('deliveries')
      .select('delivery_id', 'event_name', 'interpretation')
      .orderBy('delivery_id'),
    events: await knex('events')
      .select('type', 'subject', 'occurred_at', 'repository')
      .select(knex.raw('event::text'))
      .orderByRaw('event::text'),
  };
}

describe.each(['jira', 'sonarqube', 'travis'] as const)(
  'what %s told by webhooks that never came in',
  tool => {
    const started: Array<Awaited<ReturnType<typeof startSweptCompany>>> = [];
    const start = async () => {
      const company = await startSweptCompany(await postgres.create());
      started.push(company);
      return company;
    };

    afterEach(() => {
      for (const company of started.splice(0)) {
        company.close();
      }
    });

    it('is asked for, so that the log knows what that of a company knows that lost none', async () => {
      const undisturbed = await start();
      const unlucky = await start();
      const told = recent(undisturbed.webhooks(tool));
      const loss = unlucky.lose(tool, 0.4);
      for (const webhook of told) {
        await Promise.all([undisturbed.send(webhook), unlucky.send(webhook)]);
      }
      const arrived = (await unlucky.knex('deliveries')).length;
      expect(arrived).toBeGreaterThan(0);
      expect(arrived).toBeLessThan(told.length);
      await expect(undisturbed.knex('events')).resolves.not.toHaveLength(0);

      unlucky.living.faults.end(loss.id);
      await unlucky.sweep(tool);
      const known = await knowledgeIn(undisturbed.knex);
      expect(await knowledgeIn(unlucky.knex)).toEqual(known);
      const [sweep] = await unlucky.knex('source_sweeps');
      expect(sweep).toMatchObject({ source: tool, last_error: null });
      const gaps = await unlucky.knex('source_gaps');
      expect(gaps).toHaveLength(told.length - arrived);

      for (const webhook of told) {
        await unlucky.send(webhook);
      }
      await unlucky.sweep(tool);
      expect(await knowledgeIn(unlucky.knex)).toEqual(known);
    });

    it('stays unknown while the tool answers nothing, and operators are told why', async () => {
      const company = await start();
      const { faults } = company.living;
      const outage = faults.add({
        kind: 'outage',
        tool,
        forSeconds: 3_600,
        share: 1,
        bySeconds: 0,
        perSecond: 1,
      });
      await company.sweep(tool);
      await expect(company.knex('source_sweeps')).resolves.toMatchObject([
        { swept_at: null, last_error: expect.stringContaining('503') },
      ]);
      faults.end(outage.id);
      await company.sweep(tool);
      await expect(company.knex('source_sweeps')).resolves.toMatchObject([
        { swept_at: expect.any(Date), last_error: null },
      ]);
    });
  },
);

it('what Jira Data Center told is asked for as its API wants it', async () => {
  const undisturbed = await startSweptCompany(await postgres.create());
  const unlucky = await startSweptCompany(await postgres.create(), {
    jira: { dataCenter: true },
  });
  try {
    unlucky.lose('jira', 1);
    const told = recent(undisturbed.webhooks('jira'));
    for (const webhook of told) {
      await Promise.all([undisturbed.send(webhook), unlucky.send(webhook)]);
    }
    await expect(unlucky.knex('deliveries')).resolves.toEqual([]);
    await unlucky.sweep('jira');
    expect(await knowledgeIn(unlucky.knex)).toEqual(
      await knowledgeIn(undisturbed.knex),
    );
    await expect(unlucky.knex('source_gaps')).resolves.toHaveLength(
      told.length,
    );
  } finally {
    undisturbed.close();
    unlucky.close();
  }
});

/** The webhook of a build as it was when it began. */
function beginningOf(ended: Webhook): Webhook {
  const build = JSON.parse(
    new URLSearchParams(ended.body).get('payload') ?? '',
  );
  const payload = JSON.stringify({
    ...build,
    state: 'started',
    status: null,
    result: null,
    status_message: 'Started',
    result_message: 'Started',
    finished_at: null,
    duration: null,
  });
  return {
    ...ended,
    deliveryId: `${ended.deliveryId}-started`,
    body: new URLSearchParams({ payload }).toString(),
  };
}

it('that builds of Travis CI began is asked for where its webhooks tell it, and is told once', async () => {
  const undisturbed = await startSweptCompany(await postgres.create());
  const unlucky = await startSweptCompany(await postgres.create(), {
    travis: { beginnings: true },
  });
  try {
    const ended = recent(undisturbed.webhooks('travis')).slice(0, 10);
    unlucky.lose('travis', 1);
    for (const webhook of ended) {
      await undisturbed.send(beginningOf(webhook));
      await undisturbed.send(webhook);
      await unlucky.send(webhook);
    }
    await expect(unlucky.knex('deliveries')).resolves.toEqual([]);
    await unlucky.sweep('travis');
    const known = await knowledgeIn(undisturbed.knex);
    expect(known.deliveries).toHaveLength(2 * ended.length);
    expect(await knowledgeIn(unlucky.knex)).toEqual(known);

    unlucky.living.faults.end(1);
    for (const webhook of ended) {
      await unlucky.send(beginningOf(webhook));
    }
    expect(await knowledgeIn(unlucky.knex)).toEqual(known);
  } finally {
    undisturbed.close();
    unlucky.close();
  }
});
