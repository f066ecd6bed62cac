import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { parseImportedDelivery } from '../../import/parseImportedDelivery';
import { readLines } from '../../import/readLines';
import type { DeliveryPreparer } from '../../interpret/DeliveryPreparer';
import { encodeBody } from '../../log/encodeBody';
import type { PreparedDelivery } from '../../log/PreparedDelivery';
import type { Sources } from '../../sources/Sources';
import type { Archive } from './Archive';
import type { ArchiveBook } from './ArchiveBook';
import type { ArchiveStore } from './ArchiveStore';
import { decompressed } from './decompressed';

/** What is put back in one transaction. */
const putTogether = 200;

/** As an import takes them. */
const lineBytes = 64 * 1024 * 1024;

/** Puts what has expired back into the log, in the places that it had. */
export class ArchiveRestorer {
  readonly #knex: Knex;
  readonly #book: ArchiveBook;
  readonly #store: ArchiveStore;
  readonly #sources: Sources;
  readonly #preparer: DeliveryPreparer;
  readonly #logger: LoggerService;

  static create(options: {
    knex: Knex;
    book: ArchiveBook;
    store: ArchiveStore;
    sources: Sources;
    preparer: DeliveryPreparer;
    logger: LoggerService;
  }): ArchiveRestorer {
    return new ArchiveRestorer(options);
  }

  private constructor(options: {
    knex: Knex;
    book: ArchiveBook;
    store: ArchiveStore;
    sources: Sources;
    preparer: DeliveryPreparer;
    logger: LoggerService;
  }) {
    this.#knex = options.knex;
    this.#book = options.book;
    this.#store = options.store;
    this.#sources = options.sources;
    this.#preparer = options.preparer;
    this.#logger = options.logger;
  }

  /**
   * Resolves when all that is asked for is there, or the signal is aborted.
   * What is there already is left as it is, so it may be stopped anywhere.
   *
   * @throws Error if a file cannot be read.
   */
  async run(signal: AbortSignal): Promise<void> {
    for (const archive of await this.#book.restoring()) {
      if (await this.#restore(archive, signal)) {
        await this.#book.markRestored(archive);
        this.#logger.info(
          `Put ${archive.deliveries} deliveries of ${archive.name} back into the log`,
        );
      }
    }
  }

  /** @returns Whether all of it is there. */
  async #restore(archive: Archive, signal: AbortSignal): Promise<boolean> {
    const file = await this.#store.read(archive.name);
    const lines = readLines(decompressed(file), { limitBytes: lineBytes });
    let batch: PreparedDelivery[] = [];
    for await (const { number, content } of lines) {
      if (signal.aborted) {
        return false;
      }
      if (content === undefined) {
        throw new Error(
          `Line ${number} of ${archive.name} is longer than ${lineBytes} bytes`,
        );
      }
      const { source, delivery, proof } = parseImportedDelivery(
        content,
        this.#sources,
      );
      const prepared = this.#preparer.prepare(source, delivery);
      batch.push({ ...prepared, proof });
      if (batch.length === putTogether) {
        await this.#put(archive, batch);
        batch = [];
      }
    }
    await this.#put(archive, batch);
    return true;
  }

  async #put(
    archive: Archive,
    batch: readonly PreparedDelivery[],
  ): Promise<void> {
    if (batch.length === 0) {
      return;
    }
    await this.#knex.transaction(async tx => {
      const keys = await tx('delivery_keys')
        .select<
          Array<{ delivery_id: string; sequence: string; received_at: Date }>
        >('delivery_id', 'sequence', 'received_at')
        .where({ source: archive.source })
        .whereIn(
          'delivery_id',
          batch.map(({ deliveryId }) => deliveryId),
        );
      const places = new Map(keys.map(key => [key.delivery_id, key]));
      for (const delivery of batch) {
        const place = places.get(delivery.deliveryId);
        if (place === undefined) {
          throw new Error(
            `Delivery '${delivery.deliveryId}' of ${archive.name} was never in this log; bring the file in with devhose import`,
          );
        }
        await putBack(tx, delivery, place, {
          withEvents: archive.eventsRemoved,
        });
      }
    });
  }
}

async function putBack(
  tx: Knex.Transaction,
  delivery: PreparedDelivery,
  { sequence, received_at }: { sequence: string; received_at: Date },
  options: { withEvents: boolean },
): Promise<void> {
  const { source } = delivery;
  const { bytes, encoding } = await encodeBody(delivery.body);
  await tx('deliveries')
    .insert({
      sequence,
      received_at,
      source,
      delivery_id: delivery.deliveryId,
      event_name: delivery.eventName,
      headers: delivery.headers.toString(),
      body: bytes,
      body_encoding: encoding,
      body_bytes: delivery.body.length,
      interpretation: delivery.interpretation,
      quarantine_reason: delivery.quarantineReason ?? null,
      interpreter_version: delivery.interpreterVersion ?? null,
      proof: delivery.proof ?? null,
    })
    .onConflict()
    .ignore();
  if (!options.withEvents || delivery.events.length === 0) {
    return;
  }
  await tx('events')
    .insert(
      delivery.events.map((event, index) => ({
        sequence,
        index,
        received_at,
        source,
        type: event.type,
        subject: event.subject,
        repository: event.repository ?? null,
        occurred_at: event.occurredAt,
        contributor: event.contributor ?? null,
        event_bytes: event.json.length,
        event: event.json.toString(),
      })),
    )
    .onConflict()
    .ignore();
}
