import { mockCredentials } from '@backstage/backend-test-utils';
import type {
  DevhoseEvent,
  EventChain,
  ImportResult,
} from '@pitstop/plugin-devhose-common';
import { historyLines } from '@pitstop/sandbox';
import type { Knex } from 'knex';
import { testPostgres } from '../__testUtils__/postgres';
import { startSenders, type Senders } from '../__testUtils__/senders';
import { startDevhoseBackend } from '../__testUtils__/startDevhoseBackend';

jest.setTimeout(180_000);

const postgres = testPostgres();
const tools = [
  'artifactory',
  'github',
  'jira',
  'pagerduty',
  'sonarqube',
  'spinnaker',
  'travis',
];

let knex: Knex;
let url: string;
let senders: Senders;

beforeAll(async () => {
  senders = await startSenders();
  knex = await postgres.create();
  ({ url } = await startDevhoseBackend({ knex, config: senders.config }));
  const lines = historyLines({
    seed: 7,
    size: 'tiny',
    until: Date.UTC(2026, 6, 31),
  });
  const response = await fetch(`${url}/v1/import`, {
    method: 'POST',
    headers: {
      Authorization: mockCredentials.service.header(),
      'Content-Type': 'application/x-ndjson',
    },
    body: [...lines].join(''),
  });
  const { refused }: ImportResult = await response.json();
  if (refused.length > 0) {
    throw new Error(JSON.stringify(refused));
  }
});

afterAll(async () => {
  await senders.close();
});

async function chainOf(place: {
  sequence: number;
  index: number;
}): Promise<DevhoseEvent[]> {
  const response = await fetch(
    `${url}/v1/events/${place.sequence}/${place.index}/chain`,
    { headers: { Authorization: mockCredentials.user.header() } },
  );
  expect(response.status).toBe(200);
  const { items }: EventChain = await response.json();
  return items;
}

const sourcesOf = (chain: readonly DevhoseEvent[]) =>
  [...new Set(chain.map(({ deliverySource }) => deliverySource))].sort();

const place = ({ sequence, index }: DevhoseEvent) => `${sequence}.${index}`;

/** A change that all tools told of, up to the ticket about what it broke. */
async function changeOfAllTools(): Promise<DevhoseEvent[]> {
  const tickets = await knex('events')
    .where({ source: 'jira' })
    .orderBy(['sequence', 'index'])
    .select('sequence', 'index');
  const seen: string[] = [];
  for (const { sequence, index } of tickets) {
    const chain = await chainOf({ sequence: Number(sequence), index });
    if (sourcesOf(chain).join() === tools.join()) {
      return chain;
    }
    seen.push(sourcesOf(chain).join());
  }
  throw new Error(`No change was told of by all tools, only by ${seen.sort()}`);
}

it('what seven tools tell of one change is one chain, whichever event one looks at', async () => {
  const chain = await changeOfAllTools();
  const stations = [
    ['github', 'dev.cdevents.change.merged'],
    ['travis', 'dev.cdevents.pipelinerun.finished'],
    ['sonarqube', 'dev.cdeventsx.sonarqube-qualitygate.evaluated'],
    ['artifactory', 'dev.cdevents.artifact.published'],
    ['spinnaker', 'dev.cdevents.service.deployed'],
    ['pagerduty', 'dev.cdevents.incident.detected'],
    ['jira', 'dev.cdevents.ticket.created'],
  ].flatMap(
    ([source, type]) =>
      chain.find(
        ({ deliverySource, event }) =>
          deliverySource === source && event.type.startsWith(type),
      ) ?? [],
  );
  expect(stations.map(({ deliverySource }) => deliverySource).sort()).toEqual(
    tools,
  );
  const [merged] = stations;
  expect(merged.event.data.customData).toHaveProperty('mergeCommit');

  for (const station of stations) {
    // What one begins with may lead to more; it leads to all of these.
    expect((await chainOf(station)).map(place)).toEqual(
      expect.arrayContaining(stations.map(place)),
    );
  }
});
