import type {
  MetricsService,
  MetricsServiceCounter,
  MetricsServiceGauge,
  MetricsServiceHistogram,
} from '@backstage/backend-plugin-api/alpha';

/** What Ledger measures of itself. */
export class LedgerMetrics {
  readonly #lag: MetricsServiceGauge;
  readonly #events: MetricsServiceCounter;
  readonly #pageDuration: MetricsServiceHistogram;

  static create(metrics: MetricsService): LedgerMetrics {
    return new LedgerMetrics(
      metrics.createGauge('ledger.log.lag', {
        description: 'Deliveries in the event log that are not counted yet',
      }),
      metrics.createCounter('ledger.events', {
        description: 'Events that were counted',
      }),
      metrics.createHistogram('ledger.page.duration', {
        description: 'Time from receiving a page of the log to its commit',
        unit: 's',
        advice: {
          explicitBucketBoundaries: [
            0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5,
          ],
        },
      }),
    );
  }

  private constructor(
    lag: MetricsServiceGauge,
    events: MetricsServiceCounter,
    pageDuration: MetricsServiceHistogram,
  ) {
    this.#lag = lag;
    this.#events = events;
    this.#pageDuration = pageDuration;
  }

  recordPage(page: {
    lag: number;
    events: number;
    durationSeconds: number;
  }): void {
    this.#lag.record(page.lag);
    this.#events.add(page.events);
    this.#pageDuration.record(page.durationSeconds);
  }
}
