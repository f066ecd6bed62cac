import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { EventParams, EventsService } from '@backstage/plugin-events-node';
import type { PreparedDelivery } from '../log/PreparedDelivery';

const version = /\.\d+\.\d+\.\d+$/;

/** What of a delivery is copied. */
export interface CopiedParts {
  payloads: boolean;
  events: boolean;
}

/**
 * Copies what comes in to Backstage's EventsService, so that plugins that know
 * nothing of Devhose go on working: at most once, after the commit, by the
 * process that took it in. What must not be missed is followed or subscribed to.
 *
 * Payloads:
 * - `<source>`, such as `github`: the payload, if it is JSON, as the tool sent it,
 *   with its headers as metadata, as Backstage's own webhook ingress has it.
 *
 * Events:
 * - `devhose`: each event that was read from it, as a CloudEvent.
 * - `devhose.<type>`, such as `devhose.dev.cdevents.change.merged`: the same, by
 *   its type without the version.
 */
export class EventsCopy {
  readonly #events: EventsService;
  readonly #parts: CopiedParts;
  readonly #logger: LoggerService;

  static create(options: {
    events: EventsService;
    parts: CopiedParts;
    logger: LoggerService;
  }): EventsCopy {
    return new EventsCopy(options.events, options.parts, options.logger);
  }

  private constructor(
    events: EventsService,
    parts: CopiedParts,
    logger: LoggerService,
  ) {
    this.#events = events;
    this.#parts = parts;
    this.#logger = logger;
  }

  /** Nobody waits for it; what fails is logged. */
  async publish(
    delivery: PreparedDelivery,
    body: Buffer,
    sequence: number,
  ): Promise<void> {
    try {
      if (this.#parts.payloads) {
        for (const params of payloadCopies(delivery, body)) {
          await this.#events.publish(params);
        }
      }
      if (this.#parts.events) {
        for (const params of eventCopies(delivery, sequence)) {
          await this.#events.publish(params);
        }
      }
    } catch (error) {
      this.#logger.warn(
        `Delivery ${sequence} could not be copied to the EventsService; it is in the log`,
        toError(error),
      );
    }
  }
}

function* payloadCopies(
  delivery: PreparedDelivery,
  body: Buffer,
): Generator<EventParams> {
  const payload = parseObject(body);
  if (payload !== undefined) {
    yield {
      topic: delivery.source,
      eventPayload: payload,
      metadata: JSON.parse(delivery.headers.toString()),
    };
  }
}

function* eventCopies(
  delivery: PreparedDelivery,
  sequence: number,
): Generator<EventParams> {
  for (const [index, event] of delivery.events.entries()) {
    const eventPayload: unknown = JSON.parse(event.json.toString());
    const metadata = {
      'devhose-source': delivery.source,
      'devhose-sequence': String(sequence),
      'devhose-index': String(index),
    };
    yield { topic: 'devhose', eventPayload, metadata };
    const type = event.type.replace(version, '');
    yield { topic: `devhose.${type}`, eventPayload, metadata };
  }
}

/** Forms and the like are nothing that a subscriber could expect. */
function parseObject(body: Buffer): object | undefined {
  try {
    const payload: unknown = JSON.parse(body.toString());
    return typeof payload === 'object' && payload !== null
      ? payload
      : undefined;
  } catch {
    return undefined;
  }
}
