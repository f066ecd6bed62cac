import { mockCredentials } from '@backstage/backend-test-utils';
import { eventTypes, type FollowedPage } from '@pitstop/plugin-devhose-common';
import { decodeBody } from '../../log/encodeBody';
import {
  createEventValidation,
  hasCdeventsSchemas,
} from '../../__testUtils__/eventValidation';
import {
  githubDelivery,
  type GithubDelivery,
} from '../../__testUtils__/githubDelivery';
import { githubExamples } from '../../__testUtils__/githubExamples';
import { testPostgres } from '../../__testUtils__/postgres';
import {
  startDevhoseBackend,
  webhookSecret,
} from '../../__testUtils__/startDevhoseBackend';

jest.setTimeout(60_000);

const postgres = testPostgres();

const deliveries: GithubDelivery[] = githubExamples.map(example =>
  githubDelivery({ ...example, secret: webhookSecret }),
);

async function postAll(url: string): Promise<Array<{ status: string }>> {
  return Promise.all(
    deliveries.map(async ({ body, headers }) => {
      const response = await fetch(`${url}/ingest/github`, {
        method: 'POST',
        headers,
        body,
      });
      expect(response.ok).toBe(true);
      return response.json();
    }),
  );
}

describe("all of GitHub's own examples, posted at once", () => {
  it('are stored byte for byte, understood rightly, and not stored again', async () => {
    expect(deliveries).toHaveLength(329);
    const knex = await postgres.create();
    const { url } = await startDevhoseBackend({ knex });

    const receipts = await postAll(url);
    expect(receipts.every(({ status }) => status === 'stored')).toBe(true);

    const rows = await knex('deliveries').orderBy('sequence');
    expect(rows.map(row => Number(row.sequence))).toEqual(
      Array.from({ length: 329 }, (_, index) => index + 1),
    );
    const stored = new Map<string, Buffer>();
    for (const row of rows) {
      stored.set(
        row.delivery_id,
        await decodeBody(row.body, row.body_encoding),
      );
      expect(row.headers).not.toHaveProperty('x-hub-signature-256');
      expect(row.quarantine_reason).toBeNull();
    }
    for (const { body, headers } of deliveries) {
      expect(stored.get(headers['x-github-delivery'])?.equals(body)).toBe(true);
    }

    const response = await fetch(`${url}/v1/follow?after=0&limit=5000`, {
      headers: { Authorization: mockCredentials.service.header() },
    });
    const page: FollowedPage = await response.json();
    expect(page.cursor).toBe(329);
    expect(page.events).toHaveLength(193);
    expect(countByType(page)).toMatchObject({
      [eventTypes.changeCreated]: 4,
      [eventTypes.changeUpdated]: 23,
      [eventTypes.changeAbandoned]: 2,
      [eventTypes.changeReviewed]: 3,
      [eventTypes.branchPushed]: 2,
      [eventTypes.pipelineRunQueued]: 2,
      [eventTypes.pipelineRunFinished]: 3,
      [eventTypes.taskRunFinished]: 3,
      [eventTypes.deploymentCreated]: 4,
      [eventTypes.deploymentStarted]: 1,
      [eventTypes.serviceDeployed]: 3,
      [eventTypes.repositoryCreated]: 2,
      [eventTypes.ticketCreated]: 4,
      [eventTypes.artifactPublished]: 3,
    });
    if (hasCdeventsSchemas) {
      const validate = createEventValidation();
      for (const { event } of page.events) {
        validate(event);
      }
    }

    const repeats = await postAll(url);
    expect(repeats).toEqual(
      receipts.map(receipt => ({ ...receipt, status: 'duplicate' })),
    );
    await expect(knex('deliveries').count()).resolves.toEqual([
      { count: '329' },
    ]);
  });
});

function countByType({ events }: FollowedPage): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { event } of events) {
    counts[event.type] = (counts[event.type] ?? 0) + 1;
  }
  return counts;
}
