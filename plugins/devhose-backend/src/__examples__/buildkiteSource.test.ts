import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import { eventTypes } from '@pitstop/plugin-devhose-common';
import { postDelivery } from '../__testUtils__/ingest';
import {
  createEventValidation,
  hasCdeventsSchemas,
} from '../__testUtils__/eventValidation';
import { testPostgres } from '../__testUtils__/postgres';
import { startDevhoseBackend } from '../__testUtils__/startDevhoseBackend';
import buildkiteSource from './buildkiteSource';

jest.setTimeout(60_000);

const postgres = testPostgres();
const read = (path: string) =>
  readFileSync(
    resolvePackagePath('@pitstop/plugin-devhose-backend', path),
    'utf8',
  );

/** After Buildkite's documentation of `build.finished` (buildkite.com/docs/apis/webhooks), shortened. */
const finished = {
  event: 'build.finished',
  build: {
    id: 'f62a1b4d-10f9-4790-bc1c-e2c3a0c80983',
    web_url: 'https://buildkite.com/my-great-org/my-pipeline/builds/1',
    number: 1,
    state: 'passed',
    commit: '67a7a9a5d5d1a0a6d5b6b1c9a7e0b2f1c9a7e0b2',
    branch: 'main',
    finished_at: '2026-05-09T21:07:59.874Z',
  },
  pipeline: {
    name: 'My Pipeline',
    repository: 'git@github.com:Northwind/checkout-api.git',
  },
  sender: { id: '8a7693f8', name: 'Ada Lovelace' },
};

describe('the source that the guide shows', () => {
  it('is this one, in under 60 lines', () => {
    const source = read('src/__examples__/buildkiteSource.ts');
    const guide = read('../../docs/guides/own-source.md');
    expect(guide).toContain(`\`\`\`ts\n${source}\`\`\`\n`);
    const lines = source.split('\n').filter(line => line.trim() !== '');
    expect(lines.length).toBeLessThan(60);
  });

  it('takes in what its tool sends, and tells it in the words of CDEvents', async () => {
    const { url } = await startDevhoseBackend({
      knex: await postgres.create(),
      config: { devhose: { sources: { buildkite: { secrets: ['mine'] } } } },
      features: [buildkiteSource],
    });
    const send = async (token: string) => {
      const { status } = await postDelivery(url, 'buildkite', {
        body: JSON.stringify(finished),
        headers: {
          'content-type': 'application/json',
          'x-buildkite-event': 'build.finished',
          'x-buildkite-token': token,
        },
      });
      return status;
    };
    await expect(send('other')).resolves.toBe(403);
    await expect(send('mine')).resolves.toBe(202);
    await expect(send('mine')).resolves.toBe(200);

    const response = await fetch(`${url}/v1/follow?after=0`, {
      headers: { Authorization: mockCredentials.service.header() },
    });
    const { events } = await response.json();
    expect(events).toHaveLength(1);
    const [{ event }] = events;
    expect(event).toMatchObject({
      type: eventTypes.pipelineRunFinished,
      subject: 'buildkite.com/my-great-org/my-pipeline/builds/1',
      data: {
        customData: {
          repository: 'github.com/northwind/checkout-api',
          commit: finished.build.commit,
        },
      },
    });
    expect(JSON.stringify(event)).not.toContain('Ada');
    if (hasCdeventsSchemas) {
      createEventValidation()(event);
    }
  });
});
