import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
// The real log, not one that we imagine.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import devhosePlugin from '@pitstop/plugin-devhose-backend';
import type { Knex } from 'knex';
import { ledgerPlugin } from '../plugin';
import { GithubSender } from './GithubSender';
import { emptyDatabase } from './testDatabase';

const secret = 'only-for-tests';

/** A backend with Ledger, the real Devhose and a catalog, over HTTP. */
export class LedgerBackend {
  /** The database of the whole backend, a schema for each plugin. */
  readonly knex: Knex;
  /** Tells Devhose what happens. */
  readonly github: GithubSender;
  readonly #backend: TestBackend;

  static async start(entities: Entity[]): Promise<LedgerBackend> {
    const knex = await emptyDatabase();
    const { host, port, user, password, database } =
      knex.client.config.connection;
    const backend = await startTestBackend({
      features: [
        databaseServiceFactory,
        devhosePlugin,
        ledgerPlugin,
        catalogServiceMock.factory({ entities }),
        mockServices.rootConfig.factory({
          data: {
            backend: {
              database: {
                client: 'pg',
                pluginDivisionMode: 'schema',
                connection: { host, port, user, password, database },
              },
            },
            devhose: { sources: { github: { secrets: [secret] } } },
          },
        }),
      ],
    });
    return new LedgerBackend(knex, backend);
  }

  private constructor(knex: Knex, backend: TestBackend) {
    this.knex = knex;
    this.#backend = backend;
    this.github = GithubSender.create({ baseUrl: this.#baseUrl, secret });
  }

  /** What Ledger answers to a user, unless it is asked as somebody else. */
  async ask<T>(
    path: string,
    authorization = mockCredentials.user.header(),
  ): Promise<{ status: number; body: T }> {
    const response = await fetch(`${this.#baseUrl}/api/ledger/v1${path}`, {
      headers: { authorization },
    });
    return { status: response.status, body: await response.json() };
  }

  get server(): TestBackend['server'] {
    return this.#backend.server;
  }

  async stop(): Promise<void> {
    await this.#backend.stop();
  }

  get #baseUrl(): string {
    return `http://localhost:${this.#backend.server.port()}`;
  }
}
