import { ServiceUnavailableError, toError } from '@backstage/errors';
import type { ImportResult } from '@pitstop/plugin-devhose-common';
import type { DeliveryPreparer } from '../interpret/DeliveryPreparer';
import { isTransient } from '../log/isTransient';
import { preparedBytes, type PreparedDelivery } from '../log/PreparedDelivery';
import type { StubbornAppender } from '../log/StubbornAppender';
import type { SourceTally } from '../health/SourceTally';
import type { DevhoseMetrics } from '../metrics/DevhoseMetrics';
import type { Sources } from '../sources/Sources';
import { parseImportedDelivery } from './parseImportedDelivery';
import { readLines, type Line } from './readLines';

/** Large enough for the overhead not to matter, short enough under the lock for live deliveries not to wait. */
const batchDeliveries = 400;
const batchBytes = 4 * 1024 * 1024;

/** A body of 25 MB in base64 or with every second character escaped, and its headers. */
const lineBytes = 64 * 1024 * 1024;

/** Whoever brings it in has the permission; who sent it once is not known any more. */
const imported = { scheme: 'imported' };

interface NumberedDelivery {
  line: number;
  delivery: PreparedDelivery;
}

/** Brings deliveries of the past into the log, in the order they come in. */
export class DeliveryImporter {
  readonly #sources: Sources;
  readonly #preparer: DeliveryPreparer;
  readonly #log: StubbornAppender;
  readonly #metrics: DevhoseMetrics;
  readonly #tally: SourceTally;

  static create(options: {
    sources: Sources;
    preparer: DeliveryPreparer;
    log: StubbornAppender;
    metrics: DevhoseMetrics;
    tally: SourceTally;
  }): DeliveryImporter {
    return new DeliveryImporter(options);
  }

  private constructor(options: {
    sources: Sources;
    preparer: DeliveryPreparer;
    log: StubbornAppender;
    metrics: DevhoseMetrics;
    tally: SourceTally;
  }) {
    this.#sources = options.sources;
    this.#preparer = options.preparer;
    this.#log = options.log;
    this.#metrics = options.metrics;
    this.#tally = options.tally;
  }

  /**
   * Resolves when every line is in the log or refused.
   *
   * @throws ServiceUnavailableError if the database is away. What was stored
   *   stays; sending all lines again is harmless.
   */
  async import(lines: AsyncIterable<Buffer>): Promise<ImportResult> {
    const result: ImportResult = { stored: 0, duplicates: 0, refused: [] };
    let batch: NumberedDelivery[] = [];
    let bytes = 0;
    // One batch is written while the next is being read.
    let writing = Promise.resolve();

    for await (const line of readLines(lines, { limitBytes: lineBytes })) {
      const delivery = this.#prepare(line, result);
      if (delivery === undefined) {
        continue;
      }
      batch.push({ line: line.number, delivery });
      bytes += preparedBytes(delivery);
      if (batch.length === batchDeliveries || bytes >= batchBytes) {
        await writing;
        writing = this.#write(batch, result);
        // It is awaited later, and must not count as unhandled until then.
        writing.catch(() => {});
        batch = [];
        bytes = 0;
      }
    }
    await writing;
    await this.#write(batch, result);
    result.refused.sort((a, b) => a.line - b.line);
    return result;
  }

  #prepare(
    { number, content }: Line,
    result: ImportResult,
  ): PreparedDelivery | undefined {
    if (content === undefined) {
      result.refused.push({
        line: number,
        reason: `it is longer than ${lineBytes} bytes`,
      });
      return undefined;
    }
    if (isBlank(content)) {
      return undefined;
    }
    try {
      const { source, delivery } = parseImportedDelivery(
        content,
        this.#sources,
      );
      return this.#preparer.prepare(source, delivery, imported);
    } catch (error) {
      result.refused.push({ line: number, reason: toError(error).message });
      return undefined;
    }
  }

  async #write(
    batch: readonly NumberedDelivery[],
    result: ImportResult,
  ): Promise<void> {
    if (batch.length === 0) {
      return;
    }
    const outcomes = await this.#log.append(
      batch.map(({ delivery }) => delivery),
    );
    for (const [index, { line, delivery }] of batch.entries()) {
      const outcome = outcomes[index];
      if ('error' in outcome) {
        if (isTransient(outcome.error)) {
          throw new ServiceUnavailableError(
            `The database is not available (${outcome.error.message}); send the lines again`,
            outcome.error,
          );
        }
        this.#metrics.countDelivery(delivery.source, 'failed');
        result.refused.push({
          line,
          reason: `the database refused it: ${outcome.error.message}`,
        });
      } else if (outcome.stored) {
        this.#metrics.countDelivery(delivery.source, 'stored');
        this.#tally.count(delivery.source, 'imported');
        result.stored += 1;
      } else {
        this.#metrics.countDelivery(delivery.source, 'duplicate');
        result.duplicates += 1;
      }
    }
  }
}

function isBlank(content: Buffer): boolean {
  return content.length < 3 && content.toString().trim() === '';
}
