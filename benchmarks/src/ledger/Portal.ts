import { resolve } from 'node:path';
import type {
  ImportResult,
  ReinterpretationStatus,
} from '@pitstop/plugin-devhose-common';
import type {
  LedgerStatus,
  RebuildStatus,
} from '@pitstop/plugin-ledger-common';
import { tools, type CompanySizeName } from '@pitstop/sandbox';
import { startBackend, type BackendProcess } from '../lib/backendProcess';
import { until } from '../lib/until';

const token = 'only-for-this-benchmark';
const hours = 60 * 60 * 1000;

/** A running backend, and what the benchmark asks it. */
export class Portal {
  readonly #backend: BackendProcess;

  static async start(options: {
    databaseUrl: string;
    databasePrefix: string;
    logDirectory: string;
    secret: string;
    size: CompanySizeName;
  }): Promise<Portal> {
    const { secret, size, logDirectory, ...database } = options;
    return new Portal(
      await startBackend({
        ...database,
        entry: resolve(__dirname, 'ledgerBackend.ts'),
        logFile: `${logDirectory}/ledger.log`,
        config: {
          benchmark: { size },
          catalog: {
            rules: [
              {
                allow: [
                  'Component',
                  'System',
                  'Domain',
                  'API',
                  'Resource',
                  'Group',
                  'User',
                ],
              },
            ],
          },
          devhose: {
            // Nobody else is there to leave time to.
            reinterpretation: { share: 1 },
            sources: Object.fromEntries(
              tools.map(tool => [
                tool,
                tool === 'travis' ? {} : { secrets: [secret] },
              ]),
            ),
          },
        },
        externalAccess: [
          { type: 'static', options: { token, subject: 'benchmark' } },
        ],
      }),
    );
  }

  private constructor(backend: BackendProcess) {
    this.#backend = backend;
  }

  get origin(): string {
    return this.#backend.origin;
  }

  get headers(): Record<string, string> {
    return { authorization: `Bearer ${token}` };
  }

  async ask<T>(path: string, init: RequestInit = {}): Promise<T> {
    const response = await fetch(`${this.origin}/api${path}`, {
      ...init,
      headers: { ...this.headers, ...init.headers },
    });
    if (!response.ok) {
      throw new Error(
        `${path} answered ${response.status}: ${await response.text()}`,
      );
    }
    return response.json();
  }

  /** Waits until the catalog knows who owns every component. */
  async untilCatalogKnows(components: number): Promise<void> {
    await until(
      async () => {
        const { totalItems } = await this.ask<{ totalItems: number }>(
          '/catalog/entities/by-query?limit=0&filter=kind=component,relations.ownedBy',
        );
        return totalItems === components;
      },
      500,
      hours,
    );
  }

  async import(body: string): Promise<void> {
    const { refused } = await this.ask<ImportResult>('/devhose/v1/import', {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body,
    });
    if (refused.length > 0) {
      throw new Error(`refused: ${JSON.stringify(refused[0])}`);
    }
  }

  status(): Promise<LedgerStatus> {
    return this.ask('/ledger/v1/status');
  }

  async untilCounted(deliveries: number): Promise<void> {
    await until(
      async () => {
        const { cursor, caughtUp } = await this.status();
        return caughtUp && cursor >= deliveries;
      },
      200,
      hours,
    );
  }

  /** Has all deliveries interpreted again, and resolves when they are. */
  async readAgain(): Promise<void> {
    await this.ask('/devhose/v1/reinterpretation', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ everything: true }),
    });
    await until(
      async () => {
        const { latest } = await this.ask<ReinterpretationStatus>(
          '/devhose/v1/reinterpretation',
        );
        return latest?.state === 'ready';
      },
      200,
      hours,
    );
  }

  /** Has all facts computed again, and resolves when they are. */
  async rebuild(): Promise<void> {
    await this.ask('/ledger/v1/rebuild', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ takeWhenReady: false }),
    });
    await until(
      async () => {
        const { latest } = await this.ask<RebuildStatus>('/ledger/v1/rebuild');
        return latest?.state === 'ready';
      },
      200,
      hours,
    );
  }

  stop(): Promise<void> {
    return this.#backend.stop();
  }
}
