import type { SourceSetup } from '@pitstop/plugin-devhose-common';
import type { DeliveryHeaders } from './DeliverySource';

export type { SourceSetup };

/** A delivery that Devhose makes itself, proven as the tool would prove it. @public */
export interface TestDelivery {
  body: Buffer;
  headers: DeliveryHeaders;
}

/**
 * By this header a delivery is known as a test: it is stored and shown, but never
 * read, so nobody counts it.
 *
 * @public
 */
export const testDeliveryHeader = 'x-devhose-test';
