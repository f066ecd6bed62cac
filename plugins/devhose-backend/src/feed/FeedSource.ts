import type {
  DeliveryHeaders,
  DeliverySource,
  Verdict,
} from '@pitstop/plugin-devhose-node';
import { CloudeventsSource } from '../sources/cloudevents/CloudeventsSource';

/** What a feed brings, read as CloudEvents. It is fetched: nobody may send it. */
export class FeedSource implements DeliverySource {
  readonly id: string;
  readonly #cloudevents: CloudeventsSource;

  static create(id: string): FeedSource {
    return new FeedSource(id);
  }

  private constructor(id: string) {
    this.id = id;
    this.#cloudevents = CloudeventsSource.create({
      key: id,
      secrets: [],
      allowUnsigned: false,
    });
  }

  get bodyLimitBytes(): number {
    return this.#cloudevents.bodyLimitBytes;
  }

  get interpreter(): CloudeventsSource['interpreter'] {
    return this.#cloudevents.interpreter;
  }

  verify(): Verdict {
    return {
      verdict: 'forged',
      reason: `${this.id} is fetched from a bus; send CloudEvents to the source cloudevents`,
    };
  }

  deliveryId(body: Buffer, headers: DeliveryHeaders): string {
    return this.#cloudevents.deliveryId(body, headers);
  }

  eventName(body: Buffer, headers: DeliveryHeaders): string {
    return this.#cloudevents.eventName(body, headers);
  }
}
