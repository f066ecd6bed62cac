import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportResult } from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { waitFor } from './waitFor';

/** Those that the history of the sandbox company is told by. */
const tools = [
  'artifactory',
  'github',
  'jira',
  'pagerduty',
  'sonarqube',
  'spinnaker',
];

const token = 'only-for-tests-of-ledger';

/** A real backend with Devhose and Ledger, in a process of its own. */
export class BackendProcess {
  readonly #process: ChildProcess;
  readonly #directory: string;
  readonly #baseUrl: string;
  #output = '';

  /** Resolves when it answers. */
  static async start(knex: Knex): Promise<BackendProcess> {
    const port = await freePort();
    const directory = await mkdtemp(join(tmpdir(), 'ledger-backend-'));
    const config = join(directory, 'app-config.json');
    await writeFile(config, JSON.stringify(configOf(knex, port)));
    const child = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        join(__dirname, 'minimalBackend.ts'),
        '--config',
        config,
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const backend = new BackendProcess(
      child,
      directory,
      `http://127.0.0.1:${port}`,
    );
    await backend.#ready();
    return backend;
  }

  private constructor(child: ChildProcess, directory: string, baseUrl: string) {
    this.#process = child;
    this.#directory = directory;
    this.#baseUrl = baseUrl;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', chunk => {
        this.#output += chunk;
      });
    }
  }

  /** Brings lines of history into Devhose's log. */
  async import(lines: string[]): Promise<void> {
    const response = await fetch(`${this.#baseUrl}/api/devhose/v1/import`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/x-ndjson',
      },
      body: lines.join(''),
    });
    const result: ImportResult = await response.json();
    if (!response.ok || result.refused.length > 0) {
      throw new Error(`The import failed: ${JSON.stringify(result)}`);
    }
  }

  /** As if its machine had lost power. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) {
      const exited = once(this.#process, 'exit');
      this.#process.kill(signal);
      await exited;
    }
    await rm(this.#directory, { recursive: true, force: true });
  }

  async #ready(): Promise<void> {
    await waitFor(async () => {
      const response = await fetch(
        `${this.#baseUrl}/.backstage/health/v1/readiness`,
      ).catch(() => undefined);
      if (!response?.ok) {
        throw new Error(`The backend does not answer:\n${this.#output}`);
      }
    });
  }
}

function configOf(knex: Knex, port: number): object {
  const {
    host,
    port: databasePort,
    user,
    password,
    database,
  } = knex.client.config.connection;
  return {
    backend: {
      baseUrl: `http://127.0.0.1:${port}`,
      listen: { host: '127.0.0.1', port },
      database: {
        client: 'pg',
        pluginDivisionMode: 'schema',
        connection: { host, port: databasePort, user, password, database },
      },
      auth: {
        externalAccess: [
          { type: 'static', options: { token, subject: 'tests' } },
        ],
      },
    },
    devhose: {
      sources: {
        ...Object.fromEntries(
          tools.map(tool => [tool, { secrets: ['only-for-tests'] }]),
        ),
        travis: {},
      },
    },
  };
}

/** Free a moment ago: good enough on one's own machine. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
