import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { ToolApi } from '../../asking/ToolApi';
import { eventsOf } from '../../../__testUtils__/interpreterPromises';
import { jiraInterpreter } from '../jiraInterpreter';
import { JiraSweeper } from './JiraSweeper';
import { searchCloud } from './searchIssues';

const site = 'https://northwind.atlassian.net';
const now = Date.now();
const minutesAgo = (minutes: number) =>
  new Date(now - minutes * 60_000).toISOString().replace('Z', '+0000');

const statuses = [
  { id: '1', name: 'Open', statusCategory: { key: 'new' } },
  { id: '2', name: 'Done', statusCategory: { key: 'done' } },
];

/** A ticket that was opened, became an incident, was done, opened again, and done again. */
const changes = [
  {
    id: '41',
    created: minutesAgo(50),
    items: [
      { field: 'labels', fromString: '', toString: 'incident payments' },
      { field: 'Component', from: null, to: '7', toString: 'checkout' },
      {
        field: 'description',
        fromString: 'It is slow.',
        toString:
          'It is slow.\n\nIncident: https://northwind.pagerduty.com/incidents/P1',
      },
    ],
  },
  { id: '42', created: minutesAgo(40), items: done('1', '2') },
  { id: '43', created: minutesAgo(30), items: done('2', '1') },
  { id: '105', created: minutesAgo(20), items: done('1', '2') },
].map(change => ({ ...change, author: { accountId: 'somebody' } }));

function done(from: string, to: string) {
  const opens = to === '1';
  const named = (id: string) => statuses.find(each => each.id === id)?.name;
  return [
    { field: 'status', from, fromString: named(from), to, toString: named(to) },
    {
      field: 'resolution',
      from: opens ? '9' : null,
      fromString: opens ? 'Fixed' : null,
      to: opens ? null : '9',
      toString: opens ? null : 'Fixed',
    },
  ];
}

const issue = {
  id: '10002',
  key: 'SHOP-1',
  self: `${site}/rest/api/2/issue/10002`,
  fields: {
    created: minutesAgo(60),
    updated: minutesAgo(5),
    creator: { accountId: 'somebody else' },
    issuetype: { id: '3', name: 'Bug' },
    priority: { id: '3', name: 'Medium' },
    status: statuses[1],
    resolution: { id: '9', name: 'Fixed' },
    resolutiondate: minutesAgo(20),
    labels: ['incident', 'payments'],
    components: [{ id: '7', name: 'checkout' }],
    description:
      'It is slow.\n\nIncident: https://northwind.pagerduty.com/incidents/P1',
  },
};

describe('asking Jira what changed', () => {
  const asked: URL[] = [];
  let server: Server;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const url = new URL(request.url ?? '', site);
      asked.push(url);
      response.end(JSON.stringify(answerTo(url)));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => server.close());
  beforeEach(() => asked.splice(0));

  /** A search tells the last two changes only; the others are had page by page. */
  function answerTo({ pathname, searchParams }: URL): unknown {
    switch (pathname) {
      case '/rest/api/2/status':
        return statuses;
      case '/rest/api/2/search/jql':
        return searchParams.has('nextPageToken')
          ? { issues: [] }
          : {
              nextPageToken: 'more',
              issues: [
                {
                  ...issue,
                  changelog: { total: 4, histories: changes.slice(2) },
                },
              ],
            };
      default: {
        const startAt = Number(searchParams.get('startAt'));
        return { total: 4, values: changes.slice(startAt, startAt + 3) };
      }
    }
  }

  async function told(sinceMinutesAgo: number) {
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const sweeper = JiraSweeper.create({
      api: ToolApi.create({
        baseUrl: `http://127.0.0.1:${port}`,
        headers: () => ({}),
      }),
      search: searchCloud,
      projects: ['SHOP'],
      every: { minutes: 15 },
    });
    const { signal } = new AbortController();
    const since = new Date(now - sinceMinutesAgo * 60_000);
    const found = [];
    for await (const sent of sweeper.sent({ since, signal })) {
      const content = await sent.read?.();
      const payload = JSON.parse(String(content?.body));
      found.push({ ...sent, payload });
    }
    return found.reverse();
  }

  it('tells an issue as it was at each of its changes', async () => {
    const found = await told(90);
    const path = `northwind.atlassian.net/issues/10002`;
    expect(found.map(({ deliveryId }) => deliveryId)).toEqual([
      `${path}/created`,
      `${path}/changes/41`,
      `${path}/changes/42`,
      `${path}/changes/43`,
      `${path}/changes/105`,
    ]);
    const tickets = found.map(({ payload }) => {
      const [{ event }] = eventsOf(jiraInterpreter, {
        eventName: payload.webhookEvent,
        payload,
      });
      return [event.type.split('.')[3], event.data.customData];
    });
    const at = (minutes: number) =>
      new Date(now - minutes * 60_000).toISOString();
    const incident = {
      labels: ['incident', 'payments'],
      service: 'checkout',
      incident: 'northwind.pagerduty.com/incidents/P1',
    };
    expect(tickets).toMatchObject([
      ['created', { status: 'Open', labels: [] }],
      ['updated', { status: 'Open', ...incident }],
      ['closed', { status: 'Done', closedAt: at(40), ...incident }],
      ['updated', { status: 'Open', ...incident }],
      ['closed', { status: 'Done', closedAt: at(20), ...incident }],
    ]);
    const [, first] = tickets[0];
    expect(first).not.toMatchObject({ service: expect.anything() });
    expect(first).not.toMatchObject({ incident: expect.anything() });
    const [, openedAgain] = tickets[3];
    expect(openedAgain).not.toMatchObject({ closedAt: expect.anything() });
  });

  it('reads no further back than it has to', async () => {
    const found = await told(25);
    expect(found.map(({ deliveryId }) => deliveryId)).toEqual([
      'northwind.atlassian.net/issues/10002/changes/105',
    ]);
    expect(asked.map(({ pathname }) => pathname)).toEqual([
      '/rest/api/2/status',
      '/rest/api/2/search/jql',
      '/rest/api/2/search/jql',
    ]);
    expect(asked[1].searchParams.get('jql')).toMatch(
      /^project in \(SHOP\) and updated >= -2[67]m order by updated asc$/,
    );
  });
});
