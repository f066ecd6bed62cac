import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { BackendProcess } from '@pitstop/plugin-devhose-node/testUtils';
import type { Knex } from 'knex';
import { emptyLog } from '../__testUtils__/emptyLog';
import { importedDelivery, ndjson } from '../__testUtils__/importedDelivery';
import { testPostgres } from '../__testUtils__/postgres';
import { importToken, spawnDevhose } from '../__testUtils__/spawnDevhose';

jest.setTimeout(180_000);

const postgres = testPostgres();
const devhose = resolvePackagePath(
  '@pitstop/plugin-devhose-backend',
  'bin/devhose',
);

let knex: Knex;
let backend: BackendProcess;
let directory: string;

beforeAll(async () => {
  knex = await postgres.create();
  backend = await spawnDevhose({ knex, port: 7213 });
  directory = await mkdtemp(join(tmpdir(), 'devhose-import-'));
});

afterEach(async () => {
  await emptyLog(knex);
});

afterAll(async () => {
  await backend.dispose();
  await rm(directory, { recursive: true });
});

/** The command line, with what it says. */
class Run {
  readonly child: ChildProcess;
  stdout = '';
  stderr = '';

  static start(
    args: string[],
    options: { token?: string; input?: string } = {},
  ): Run {
    return new Run(args, options);
  }

  private constructor(
    args: string[],
    options: { token?: string; input?: string },
  ) {
    const { NODE_OPTIONS, DEVHOSE_TOKEN, ...environment } = process.env;
    this.child = spawn(process.execPath, [devhose, ...args], {
      env: { ...environment, DEVHOSE_TOKEN: options.token ?? importToken },
    });
    this.child.stdout?.on('data', chunk => {
      this.stdout += chunk;
    });
    this.child.stderr?.on('data', chunk => {
      this.stderr += chunk;
    });
    this.child.stdin?.end(options.input ?? '');
  }

  async exitCode(): Promise<number | null> {
    const [code] = await once(this.child, 'close');
    return code;
  }
}

async function write(name: string, text: string): Promise<string> {
  const file = join(directory, name);
  await writeFile(file, text);
  return file;
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await sleep(5);
  }
}

describe('devhose import', () => {
  it('explains itself', async () => {
    const run = Run.start(['import', '--help']);
    await expect(run.exitCode()).resolves.toBe(0);
    expect(run.stdout).toContain('Brings in deliveries of the past');
    expect(run.stdout).toContain('--state <file>');

    const incomplete = Run.start(['import', 'x.ndjson']);
    await expect(incomplete.exitCode()).resolves.toBe(1);
    expect(incomplete.stderr).toContain("'--url <url>' not specified");
  });

  it('tells bad lines by their number, and takes in the others', async () => {
    const file = await write(
      'some-bad.ndjson',
      ndjson([importedDelivery(), 'bad', importedDelivery()]),
    );
    const run = Run.start(['import', file, '--url', backend.baseUrl]);
    await expect(run.exitCode()).resolves.toBe(2);
    expect(run.stderr).toContain('Line 2 was refused: it is not JSON');
    expect(run.stdout).toBe('Stored: 2. There already: 0. Refused: 1.\n');
    await expect(knex('deliveries').count()).resolves.toEqual([{ count: '2' }]);
  });

  it('reads standard input', async () => {
    const run = Run.start(['import', '--url', backend.baseUrl], {
      input: ndjson([importedDelivery(), importedDelivery()]),
    });
    await expect(run.exitCode()).resolves.toBe(0);
    expect(run.stdout).toContain('Stored: 2.');
  });

  it('gives up at once when it is not allowed to, and says why', async () => {
    const run = Run.start(['import', '--url', backend.baseUrl], {
      token: 'a wrong one',
      input: ndjson([importedDelivery()]),
    });
    await expect(run.exitCode()).resolves.toBe(1);
    expect(run.stderr).toContain(`${backend.baseUrl} answered 401`);
    expect(run.stderr).not.toContain('trying again');
  });

  it('needs a token that is good for nothing else', async () => {
    const paths = ['follow?after=0', 'events', 'deliveries/1/raw'];
    const answers = await Promise.all(
      paths.map(path =>
        fetch(`${backend.baseUrl}/api/devhose/v1/${path}`, {
          headers: { Authorization: `Bearer ${importToken}` },
        }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
  });

  it('gives up on a portal that stays away', async () => {
    const run = Run.start(
      ['import', '--url', 'http://127.0.0.1:7299', '--retry-for', '1'],
      { input: ndjson([importedDelivery()]) },
    );
    await expect(run.exitCode()).resolves.toBe(1);
    expect(run.stderr).toMatch(
      /http:\/\/127\.0\.0\.1:7299 cannot be reached: .+; trying again/,
    );
  });

  it('goes on where it was killed, and waits for a portal that was killed', async () => {
    const count = 20_000;
    const padding = 'x'.repeat(2000);
    const file = await write(
      'many.ndjson',
      ndjson(
        Array.from({ length: count }, (_, index) =>
          index === 15_000
            ? 'bad'
            : importedDelivery({
                deliveryId: String(index),
                body: JSON.stringify({ padding, index }),
                headers: { 'x-github-event': 'star' },
              }),
        ),
      ),
    );
    const state = join(directory, 'many.state');
    const args = ['import', file, '--url', backend.baseUrl, '--state', state];

    const killed = Run.start(args);
    await until(() => existsSync(state));
    killed.child.kill('SIGKILL');
    await killed.exitCode();
    const { lines } = JSON.parse(await readFile(state, 'utf8'));
    expect(lines).toBeGreaterThan(0);
    expect(lines).toBeLessThan(count);

    const resumed = Run.start(args);
    const finished = resumed.exitCode();
    await backend.kill();
    await until(() => resumed.stderr.includes('trying again'));
    await backend.restart();
    await expect(finished).resolves.toBe(2);
    expect(resumed.stderr).toContain('Line 15001 was refused');

    const keys = await knex('delivery_keys').orderBy('sequence');
    expect(keys.map(key => key.delivery_id)).toEqual(
      Array.from({ length: count }, (_, index) => String(index)).filter(
        id => id !== '15000',
      ),
    );

    const again = Run.start(args);
    await expect(again.exitCode()).resolves.toBe(2);
    const progress = JSON.parse(await readFile(state, 'utf8'));
    expect(progress.lines).toBe(count);
    expect(progress.stored + progress.duplicates).toBe(count - 1);

    const other = await write('other.ndjson', ndjson([importedDelivery()]));
    const mistaken = Run.start([
      'import',
      other,
      '--url',
      backend.baseUrl,
      '--state',
      state,
    ]);
    await expect(mistaken.exitCode()).resolves.toBe(1);
    expect(mistaken.stderr).toContain('belongs to the import of another file');
  });
});
