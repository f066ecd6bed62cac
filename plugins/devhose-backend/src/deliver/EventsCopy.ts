import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { EventParams, EventsService } from '@backstage/plugin-events-node';
import type { PreparedDelivery } from '../log/PreparedDelivery';

const version = /\.\d+\.\d+\.\d+$/;

/**
 * Copies what comes in to Backstage's EventsService, so that plugins that know
 * nothing of Devhose go on working: at most once, after the commit, by the
 * process that took it in. What must not be missed is followed or subscribed to.
 *
 * - `<source>`, such as `github`: the payload, if it is JSON, as the tool sent it,
 *   with its headers as metadata, as Backstage's own webhook ingress has it.
 * - `devhose`: each event that was read from it, as a CloudEvent.
 * - `devhose.<type>`, such as `devhose.dev.cdevents.change.merged`: the same, by
 *   its type without the version.
 */
export class EventsCopy {
  readonly #events: EventsService;
  readonly #logger: LoggerService;

  static create(options: {
    events: EventsService;
    logger: LoggerService;
  }): EventsCopy {
    return new EventsCopy(options.events, options.logger);
  }

  private constructor(events: EventsService, logger: LoggerService) {
    this.#events = events;
    this.#logger = logger;
  }

  /** Nobody waits for it; what fails is logged. */
  async publish(
    delivery: PreparedDelivery,
    body: Buffer,
    sequence: number,
  ): Promise<void> {
    try {
      for (const params of copiesOf(delivery, body, sequence)) {
        await this.#events.publish(params);
      }
    } catch (error) {
      this.#logger.warn(
        `Delivery ${sequence} could not be copied to the EventsService; it is in the log`,
        toError(error),
      );
    }
  }
}

function* copiesOf(
  delivery: PreparedDelivery,
  body: Buffer,
  sequence: number,
): Generator<EventParams> {
  const payload = parseObject(body);
  if (payload !== undefined) {
    yield {
      topic: delivery.source,
      eventPayload: payload,
      metadata: JSON.parse(delivery.headers.toString()),
    };
  }
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
