import { mockCredentials } from '@backstage/backend-test-utils';
import {
  eventTypes,
  type EventChain,
  type EventType,
} from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { createLog } from '../__testUtils__/createLog';
import { testPostgres } from '../__testUtils__/postgres';
import { preparedDelivery } from '../__testUtils__/preparedDelivery';
import { startDevhoseBackend } from '../__testUtils__/startDevhoseBackend';

jest.setTimeout(60_000);

const postgres = testPostgres();
let knex: Knex;
let url: string;
const sequences = new Map<string, number>();

const shop = 'github.com/northwind/shop';
const [head, merge, otherHead, otherMerge] = ['a', 'b', 'c', 'd'].map(letter =>
  letter.repeat(40),
);

/** In the order of time: what happened to two changes of one repository. */
const history: Array<{
  id: string;
  type: EventType;
  hour: number;
  subject: string;
  data: object;
  repository?: string;
}> = [
  {
    id: 'opened',
    type: eventTypes.changeCreated,
    hour: 1,
    subject: `${shop}/pull/1`,
    data: { repository: shop, number: 1, headCommit: head },
  },
  {
    id: 'built',
    type: eventTypes.pipelineRunFinished,
    hour: 2,
    subject: `${shop}/actions/runs/1`,
    data: { repository: shop, commit: head },
  },
  {
    id: 'other opened',
    type: eventTypes.changeCreated,
    hour: 3,
    subject: `${shop}/pull/12`,
    data: { repository: shop, number: 12, headCommit: otherHead },
  },
  {
    id: 'merged',
    type: eventTypes.changeMerged,
    hour: 4,
    subject: `${shop}/pull/1`,
    data: {
      repository: shop,
      number: 1,
      headCommit: head,
      mergeCommit: merge,
    },
  },
  {
    id: 'pushed',
    type: eventTypes.branchPushed,
    hour: 5,
    subject: `${shop}/refs/heads/main`,
    data: { repository: shop, after: merge, commits: [{ id: merge }] },
  },
  {
    id: 'deployed',
    type: eventTypes.serviceDeployed,
    hour: 6,
    subject: `${shop}/deployments/1`,
    data: { repository: shop, commit: merge, environment: 'production' },
  },
  {
    id: 'incident',
    type: eventTypes.incidentDetected,
    hour: 7,
    subject: 'northwind.pagerduty.com/incidents/Q1',
    data: {
      service: 'shop',
      incident: 'northwind.pagerduty.com/incidents/Q1',
    },
  },
  {
    id: 'learned from it',
    type: eventTypes.ticketCreated,
    hour: 200,
    subject: 'northwind.atlassian.net/browse/SHOP-7',
    data: {
      ticket: 'northwind.atlassian.net/browse/SHOP-7',
      incident: 'northwind.pagerduty.com/incidents/Q1',
    },
  },
  {
    id: 'about nothing',
    type: eventTypes.ticketCreated,
    hour: 201,
    subject: 'northwind.atlassian.net/browse/SHOP-8',
    data: { service: 'shop' },
  },
  {
    id: "another service's incident",
    type: eventTypes.incidentDetected,
    hour: 7,
    subject: 'northwind.pagerduty.com/incidents/Q2',
    data: { service: 'till' },
  },
  {
    id: 'other pushed',
    type: eventTypes.branchPushed,
    hour: 40,
    subject: `${shop}/refs/heads/other`,
    data: {
      repository: shop,
      before: merge,
      after: otherMerge,
      commits: [{ id: otherMerge }],
    },
  },
  {
    id: 'a later incident',
    type: eventTypes.incidentDetected,
    hour: 60,
    subject: 'northwind.pagerduty.com/incidents/Q3',
    data: { service: 'shop' },
  },
  {
    id: 'elsewhere',
    type: eventTypes.pipelineRunFinished,
    hour: 2,
    subject: 'github.com/northwind/fork/actions/runs/1',
    data: { repository: 'github.com/northwind/fork', commit: head },
  },
];

beforeAll(async () => {
  knex = await postgres.create();
  ({ url } = await startDevhoseBackend({ knex }));
  const { log } = await createLog(knex);
  const appended = await log.append(
    history.map(({ id, type, hour, subject, data }) => {
      const at = new Date(Date.UTC(2026, 3, 1, hour));
      const repository = 'repository' in data ? String(data.repository) : '';
      return preparedDelivery({
        receivedAt: at,
        events: [
          {
            type,
            subject,
            repository: repository || undefined,
            occurredAt: at.toISOString(),
            contributor: undefined,
            json: Buffer.from(
              JSON.stringify({
                id,
                type,
                subject,
                time: at.toISOString(),
                data: { subject: { id: subject }, customData: data },
              }),
            ),
          },
        ],
      });
    }),
  );
  for (const [index, { sequence }] of appended.entries()) {
    sequences.set(history[index].id, sequence);
  }
});

async function chainOf(id: string): Promise<string[]> {
  const response = await fetch(
    `${url}/v1/events/${sequences.get(id)}/0/chain`,
    { headers: { Authorization: mockCredentials.user.header() } },
  );
  expect(response.status).toBe(200);
  const { items }: EventChain = await response.json();
  return items.map(({ event }) => event.id);
}

const wholeChain = [
  'opened',
  'built',
  'merged',
  'pushed',
  'deployed',
  'incident',
  'learned from it',
];

describe('the chain of an event', () => {
  it.each(wholeChain)(
    'goes from the change to what was learned from the incident, from wherever one looks: %s',
    async id => {
      // The build of the branch alone knows nothing of the merge, but the change does.
      await expect(chainOf(id)).resolves.toEqual(wholeChain);
    },
  );

  it('does not lead into another change that only follows', async () => {
    await expect(chainOf('other pushed')).resolves.toEqual(['other pushed']);
    await expect(chainOf('other opened')).resolves.toEqual(['other opened']);
  });

  it('may be the event alone', async () => {
    await expect(chainOf('a later incident')).resolves.toEqual([
      'a later incident',
    ]);
    await expect(chainOf('about nothing')).resolves.toEqual(['about nothing']);
    await expect(chainOf('elsewhere')).resolves.toEqual(['elsewhere']);
  });
});
