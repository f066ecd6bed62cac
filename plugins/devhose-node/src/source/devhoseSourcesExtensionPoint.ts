import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { DeliverySource } from './DeliverySource';

/** Where modules add the tools they know. @public */
export interface DevhoseSourcesExtensionPoint {
  /** @throws ConflictError if there is already a source with this id. */
  addSource(source: DeliverySource): void;
}

/** @public */
export const devhoseSourcesExtensionPoint =
  createExtensionPoint<DevhoseSourcesExtensionPoint>({
    id: 'devhose.sources',
  });
