import { mockServices } from '@backstage/backend-test-utils';
import type { FollowedEvent } from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { PageCounter } from '../consume/PageCounter';
import { readPage } from '../consume/readPage';
import { Settler } from '../consume/Settler';
import { liveGeneration } from '../store/Generation';
import { rules } from '../__testUtils__/factsOf';
import { grownStory } from '../__testUtils__/grownStory';
import { paged } from '../__testUtils__/paged';
import { pageOf } from '../__testUtils__/pageOf';
import { readStoredFacts } from '../__testUtils__/readStoredFacts';
import { ledgerDatabase } from '../__testUtils__/testDatabase';
import { OwnUnits } from './OwnUnits';

const checkout = 'github.com/northwind/checkout';
const link = { service: 'pagerduty:PF9KMXH', repository: checkout };

const opened = paged('Q1', '2026-03-02T10:00:00Z', { state: 'open' });
const resolved = paged('Q1', '2026-03-02T11:00:00Z', {
  state: 'resolved',
  resolvedAt: '2026-03-02T11:00:00Z',
});
const deployed = grownStory().deploy(1, {
  at: '2026-03-02T09:00:00Z',
  commit: 'm2',
}).events;

describe('an incident that tells of a service instead of a repository', () => {
  let knex: Knex;
  let units: OwnUnits;
  let settler: Settler;
  let counter: PageCounter;
  let position: number;

  beforeEach(async () => {
    knex = await ledgerDatabase();
    const logger = mockServices.logger.mock();
    settler = Settler.create({
      generation: liveGeneration(knex),
      logger,
      rules,
      derives: 'meanwhile',
      signal: new AbortController().signal,
    });
    units = OwnUnits.create({ knex, derive: () => settler.wake() });
    counter = PageCounter.create({ knex, logger, rules });
    position = 0;
  });

  async function count(...events: FollowedEvent[]): Promise<void> {
    const page = pageOf(
      events.map((event, index) => ({
        ...event,
        sequence: position + index + 1,
      })),
    );
    await counter.count(await counter.observe(readPage(page, rules)), position);
    position = page.cursor;
  }

  /** Of the repository: its incidents, and how its deployments failed. */
  async function facts() {
    const { incidents, deployments } = await readStoredFacts(knex);
    return {
      incidents: incidents
        .filter(({ unit }) => unit === checkout)
        .map(({ incident, deploymentId, resolvedAt }) => [
          incident,
          deploymentId,
          resolvedAt !== undefined,
        ]),
      failures: deployments.flatMap(each => each.failures),
    };
  }

  const itsIncident = (isResolved: boolean) => ({
    incidents: [['northwind.pagerduty.com/incidents/Q1', '1', isResolved]],
    failures: ['incident'],
  });

  it('fails the deployment before it of the component that names the service', async () => {
    await expect(units.adoptServices([link])).resolves.toBe(1);
    await count(...deployed, opened);
    await expect(facts()).resolves.toEqual(itsIncident(false));

    // By itself in its page it is counted at once, too.
    await count(resolved);
    await expect(facts()).resolves.toEqual(itsIncident(true));
  });

  it('is counted when the component names the service later, and no more when it does not', async () => {
    await count(...deployed, opened, resolved);
    const nothing = { incidents: [], failures: [] };
    await expect(facts()).resolves.toEqual(nothing);

    await expect(units.adoptServices([link])).resolves.toBe(1);
    await settler.idle();
    await expect(facts()).resolves.toEqual(itsIncident(true));
    await expect(units.adoptServices([link])).resolves.toBe(0);

    await expect(units.adoptServices([])).resolves.toBe(1);
    await settler.idle();
    await expect(facts()).resolves.toEqual(nothing);
  });

  it('of another service is none of it', async () => {
    await units.adoptServices([link]);
    await count(
      ...deployed,
      paged('Q2', '2026-03-02T10:00:00Z', {
        state: 'open',
        toolServiceId: 'POTHER0',
      }),
    );
    await expect(facts()).resolves.toEqual({ incidents: [], failures: [] });
  });
});
