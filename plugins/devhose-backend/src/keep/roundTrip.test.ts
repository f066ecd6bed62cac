import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { BackendProcess } from '@pitstop/plugin-devhose-node/testUtils';
import type { Knex } from 'knex';
import { githubDelivery } from '../__testUtils__/githubDelivery';
import { githubExamples } from '../__testUtils__/githubExamples';
import {
  createExpiry,
  days,
  TestDirectory,
} from '../__testUtils__/keepingParts';
import { testPostgres } from '../__testUtils__/postgres';
import {
  importToken,
  serviceToken,
  spawnDevhose,
} from '../__testUtils__/spawnDevhose';
import { webhookSecret } from '../__testUtils__/startDevhoseBackend';

jest.setTimeout(300_000);

const postgres = testPostgres();
const run = promisify(execFile);
const started: BackendProcess[] = [];
let directory: TestDirectory;

beforeEach(async () => {
  directory = await TestDirectory.create();
});

afterEach(async () => {
  await Promise.all(started.splice(0).map(backend => backend.dispose()));
  await directory.remove();
});

async function start(
  port: number,
): Promise<{ knex: Knex; backend: BackendProcess }> {
  const knex = await postgres.create();
  const backend = await spawnDevhose({ knex, port });
  started.push(backend);
  return { knex, backend };
}

/** All that GitHub gives as examples, and one that is no text. */
async function ingest({ baseUrl }: BackendProcess): Promise<void> {
  const deliveries = githubExamples.map(example =>
    githubDelivery({ ...example, secret: webhookSecret }),
  );
  for (const { headers, body } of deliveries) {
    const response = await fetch(`${baseUrl}/api/devhose/ingest/github`, {
      method: 'POST',
      headers,
      body,
    });
    expect(response.ok).toBe(true);
  }
  const bytes = await fetch(`${baseUrl}/api/devhose/v1/import`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${importToken}`,
      'Content-Type': 'application/x-ndjson',
    },
    body: JSON.stringify({
      source: 'github',
      deliveryId: 'no text',
      receivedAt: new Date().toISOString(),
      headers: { 'x-github-event': 'star' },
      bodyBase64: Buffer.from([0, 255, 254, 10, 13, 0]).toString('base64'),
    }),
  });
  await expect(bytes.json()).resolves.toMatchObject({ stored: 1 });
}

async function devhose(token: string, ...args: string[]): Promise<string> {
  const { NODE_OPTIONS, ...environment } = process.env;
  const bin = resolvePackagePath(
    '@pitstop/plugin-devhose-backend',
    'bin/devhose',
  );
  const { stdout } = await run(process.execPath, [bin, ...args], {
    env: { ...environment, DEVHOSE_TOKEN: token },
  });
  return stdout;
}

const contentOf = (knex: Knex) =>
  Promise.all([
    knex('deliveries')
      .select('*', knex.raw('headers::text as headers'))
      .orderBy('sequence'),
    knex('events')
      .select('*', knex.raw('event::text as event'))
      // Pseudonyms have a key of the installation's own.
      .select(knex.raw('contributor is null as contributor'))
      .orderBy(['sequence', 'index']),
  ]);

describe('what expired', () => {
  it('comes in again byte for byte, in a new installation', async () => {
    const first = await start(7140);
    await ingest(first.backend);
    const before = await contentOf(first.knex);
    expect(before[0]).toHaveLength(githubExamples.length + 1);

    const inAYear = new Date(Date.now() + 365 * 24 * 60 * 60 * 1000);
    await createExpiry({
      knex: first.knex,
      store: directory.path,
      standard: days({ raw: 100 }),
      archiveDeliveries: 200,
    }).run(inAYear, new AbortController().signal);
    await expect(first.knex('deliveries').count()).resolves.toEqual([
      { count: '0' },
    ]);

    const second = await start(7141);
    const files = await directory.files();
    for (const name of files.filter(file => file.endsWith('.zst'))) {
      const { baseUrl } = second.backend;
      const file = join(directory.path, name);
      await devhose(importToken, 'import', file, '--url', baseUrl);
    }
    const [deliveries, events] = before;
    await expect(contentOf(second.knex)).resolves.toEqual([
      // Whoever brings it in is not the one who sent it.
      deliveries.map(row => ({ ...row, proof: 'imported' })),
      events,
    ]);

    // It is the same deliveries: sent once more, they are repeats.
    const name = files.find(file => file.endsWith('.zst')) ?? '';
    await expect(
      devhose(
        importToken,
        'import',
        join(directory.path, name),
        '--url',
        second.backend.baseUrl,
      ),
    ).resolves.toBe('Stored: 0. There already: 200. Refused: 0.\n');
  });
});

describe('devhose export', () => {
  it('takes a copy away that an import takes, and leaves everything', async () => {
    const { knex, backend } = await start(7142);
    await ingest(backend);
    const file = join(directory.path, 'copy.ndjson.zst');
    await devhose(
      serviceToken,
      'export',
      file,
      '--url',
      backend.baseUrl,
      '--source',
      'github',
    );
    await expect(
      devhose(importToken, 'import', file, '--url', backend.baseUrl),
    ).resolves.toBe(
      `Stored: 0. There already: ${githubExamples.length + 1}. Refused: 0.\n`,
    );
    await expect(knex('deliveries').count()).resolves.toEqual([
      { count: String(githubExamples.length + 1) },
    ]);
    await expect(
      devhose(importToken, 'export', file, '--url', backend.baseUrl),
    ).rejects.toThrow('answered 403');
  });
});

describe('devhose archives', () => {
  it('tells what is kept for how long', async () => {
    const { backend } = await start(7143);
    await expect(
      devhose(serviceToken, 'archives', '--url', backend.baseUrl),
    ).resolves.toBe('every other source: raw for ever, events for ever\n');
    await expect(
      devhose(serviceToken, 'archives', '--expire', '--url', backend.baseUrl),
    ).rejects.toThrow('Everything is kept for ever');
  });
});
