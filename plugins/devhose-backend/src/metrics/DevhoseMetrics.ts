import type {
  MetricsService,
  MetricsServiceCounter,
  MetricsServiceHistogram,
} from '@backstage/backend-plugin-api/alpha';

/** What became of a delivery, for counting. */
export type DeliveryOutcome =
  | 'stored'
  | 'duplicate'
  | 'unsigned'
  | 'forged'
  | 'failed';

/** What Devhose measures of itself. */
export class DevhoseMetrics {
  readonly #deliveries: MetricsServiceCounter;
  readonly #interpretations: MetricsServiceCounter;
  readonly #batchSize: MetricsServiceHistogram;
  readonly #batchDuration: MetricsServiceHistogram;

  static create(metrics: MetricsService): DevhoseMetrics {
    return new DevhoseMetrics(
      metrics.createCounter('devhose.deliveries', {
        description: 'Deliveries that came in, by source and outcome',
      }),
      metrics.createCounter('devhose.interpretations', {
        description: 'Deliveries that were interpreted, by source and status',
      }),
      metrics.createHistogram('devhose.append.size', {
        description: 'Deliveries that were appended together',
        advice: {
          explicitBucketBoundaries: [1, 2, 5, 10, 20, 50, 100, 200, 500],
        },
      }),
      metrics.createHistogram('devhose.append.duration', {
        description: 'Time from handing over a batch to its commit',
        unit: 's',
        advice: {
          explicitBucketBoundaries: [
            0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5,
          ],
        },
      }),
    );
  }

  private constructor(
    deliveries: MetricsServiceCounter,
    interpretations: MetricsServiceCounter,
    batchSize: MetricsServiceHistogram,
    batchDuration: MetricsServiceHistogram,
  ) {
    this.#deliveries = deliveries;
    this.#interpretations = interpretations;
    this.#batchSize = batchSize;
    this.#batchDuration = batchDuration;
  }

  countDelivery(source: string, outcome: DeliveryOutcome): void {
    this.#deliveries.add(1, { source, outcome });
  }

  countInterpretation(source: string, status: string): void {
    this.#interpretations.add(1, { source, status });
  }

  recordBatch(batch: { deliveries: number; durationSeconds: number }): void {
    this.#batchSize.record(batch.deliveries);
    this.#batchDuration.record(batch.durationSeconds);
  }
}
