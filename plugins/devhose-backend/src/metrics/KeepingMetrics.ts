import type {
  MetricsService,
  MetricsServiceCounter,
} from '@backstage/backend-plugin-api/alpha';

/** What is measured of keeping and expiring. */
export class KeepingMetrics {
  readonly #archived: MetricsServiceCounter;
  readonly #archivedBytes: MetricsServiceCounter;
  readonly #removed: MetricsServiceCounter;
  readonly #runs: MetricsServiceCounter;

  static create(metrics: MetricsService): KeepingMetrics {
    return new KeepingMetrics(
      metrics.createCounter('devhose.archive.deliveries', {
        description: 'Expired deliveries that were written to files, by source',
      }),
      metrics.createCounter('devhose.archive.size', {
        description: 'Length of the files that they were written to, by source',
        unit: 'By',
      }),
      metrics.createCounter('devhose.expiry.removed', {
        description: 'Rows that were removed from the log, by source and table',
      }),
      metrics.createCounter('devhose.expiry.runs', {
        description: 'Runs of the expiry, by outcome',
      }),
    );
  }

  private constructor(
    archived: MetricsServiceCounter,
    archivedBytes: MetricsServiceCounter,
    removed: MetricsServiceCounter,
    runs: MetricsServiceCounter,
  ) {
    this.#archived = archived;
    this.#archivedBytes = archivedBytes;
    this.#removed = removed;
    this.#runs = runs;
  }

  countArchived(
    source: string,
    file: { deliveries: number; fileBytes: number },
  ): void {
    this.#archived.add(file.deliveries, { source });
    this.#archivedBytes.add(file.fileBytes, { source });
  }

  countRemoved(source: string, table: string, rows: number): void {
    this.#removed.add(rows, { source, table });
  }

  countRun(outcome: 'succeeded' | 'failed'): void {
    this.#runs.add(1, { outcome });
  }
}
