import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { JsonObject } from '@backstage/types';
import type { ImportResult } from '@pitstop/plugin-devhose-common';
import { BackendProcess } from '@pitstop/plugin-devhose-node/testUtils';
import { tools } from '@pitstop/sandbox';
import type { Knex } from 'knex';

const token = 'only-for-tests-of-ledger';

/** A real backend with Devhose and Ledger, in a process of its own. */
export class LedgerProcess {
  readonly #backend: BackendProcess;

  /** Resolves when it answers. */
  static async start(knex: Knex): Promise<LedgerProcess> {
    return new LedgerProcess(
      await BackendProcess.start({
        entry: join(__dirname, 'minimalBackend.ts'),
        config: configOf(knex),
        port: await freePort(),
      }),
    );
  }

  private constructor(backend: BackendProcess) {
    this.#backend = backend;
  }

  /** How to reach it. */
  get portal(): { url: string; token: string } {
    return { url: this.#backend.baseUrl, token };
  }

  /** Brings lines of history into Devhose's log. */
  async import(lines: string[]): Promise<void> {
    const result: ImportResult = await this.#post('devhose/v1/import', {
      type: 'application/x-ndjson',
      body: lines.join(''),
    });
    if (result.refused.length > 0) {
      throw new Error(`The import failed: ${JSON.stringify(result)}`);
    }
  }

  /** Has all facts computed again, and taken. */
  async requestRebuild(): Promise<void> {
    await this.#post('ledger/v1/rebuild', {
      type: 'application/json',
      body: JSON.stringify({ takeWhenReady: true }),
    });
  }

  /** As if its machine had lost power. */
  kill(): Promise<void> {
    return this.#backend.kill();
  }

  /** Resolves when it answers again. */
  restart(): Promise<void> {
    return this.#backend.restart();
  }

  /** Stops it as one should, and clears up. */
  async stop(): Promise<void> {
    await this.#backend.stop();
    await this.#backend.dispose();
  }

  async #post<T>(
    path: string,
    { type, body }: { type: string; body: string },
  ): Promise<T> {
    const response = await fetch(`${this.#backend.baseUrl}/api/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': type },
      body,
    });
    if (!response.ok) {
      throw new Error(
        `${path} answered ${response.status}: ${await response.text()}`,
      );
    }
    return response.json();
  }
}

function configOf(knex: Knex): JsonObject {
  const { host, port, user, password, database } =
    knex.client.config.connection;
  return {
    backend: {
      database: {
        client: 'pg',
        pluginDivisionMode: 'schema',
        connection: { host, port, user, password, database },
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
