import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { BackendProcess } from '@pitstop/plugin-devhose-node/testUtils';
import { githubDelivery } from '../__testUtils__/githubDelivery';
import { testPostgres } from '../__testUtils__/postgres';
import { serviceToken, spawnDevhose } from '../__testUtils__/spawnDevhose';
import { webhookSecret } from '../__testUtils__/startDevhoseBackend';

jest.setTimeout(180_000);

const postgres = testPostgres();
const run = promisify(execFile);
let backend: BackendProcess;

beforeAll(async () => {
  backend = await spawnDevhose({ knex: await postgres.create(), port: 7144 });
});

afterAll(async () => {
  await backend.dispose();
});

async function erase(...args: string[]): Promise<string> {
  const { NODE_OPTIONS, ...environment } = process.env;
  const bin = resolvePackagePath(
    '@pitstop/plugin-devhose-backend',
    'bin/devhose',
  );
  const { stdout } = await run(
    process.execPath,
    [bin, 'erase', '--url', backend.baseUrl, ...args],
    { env: { ...environment, DEVHOSE_TOKEN: serviceToken } },
  );
  return stdout;
}

async function body(): Promise<string> {
  const response = await fetch(
    `${backend.baseUrl}/api/devhose/v1/deliveries/1/raw`,
    { headers: { Authorization: `Bearer ${serviceToken}` } },
  );
  return response.text();
}

describe('devhose erase', () => {
  it('finds a person, says what else they are known by, and erases what it is told to', async () => {
    const { headers, body: content } = githubDelivery({
      event: 'star',
      secret: webhookSecret,
      payload: {
        sender: { login: 'mona', id: 583231, email: 'team@example.com' },
        text: 'thanks, @mona',
      },
    });
    await fetch(`${backend.baseUrl}/api/devhose/ingest/github`, {
      method: 'POST',
      headers,
      body: content,
    });

    const found = await erase('--login', 'mona');
    expect(found).toContain('1 deliveries mention the person');
    expect(found).toContain('  emails: team@example.com');
    expect(found).toContain('  ids: 583231');
    await expect(body()).resolves.toBe(content.toString());

    const [, id] = found.match(/--confirm ([0-9a-f]+)/) ?? [];
    await expect(
      erase('--confirm', id, '--except', 'team@example.com'),
    ).resolves.toBe('Erased from 1 deliveries and 0 files.\n');
    const erased = JSON.parse(await body());
    expect(erased.sender.login).toMatch(/^erased-/);
    expect(erased.text).toBe(`thanks, @${erased.sender.login}`);
    await expect(erase('--confirm', id)).rejects.toThrow(
      `Erasure ${id} is over`,
    );
  });
});
