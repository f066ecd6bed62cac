import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import type { RequestHandler } from 'express';

/** Takes a delivery that was posted to a source, and answers. */
export type DeliveryHandler = (
  sourceId: string,
  ...exchange: Parameters<RequestHandler>
) => Promise<void>;

/** Where deliveries come in beside the router of the plugin. */
export interface DeliveryEntrance {
  open(take: DeliveryHandler): void;
  close(): void;
}

/** The entrance of this backend; one that nobody comes to, unless it has an `IngestLane`. */
export const deliveryEntranceServiceRef = createServiceRef<DeliveryEntrance>({
  id: 'devhose.delivery-entrance',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {},
      factory: () => ({ open() {}, close() {} }),
    }),
});
