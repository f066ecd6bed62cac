import {
  testDeliveryHeader,
  type DeliveryHeaders,
} from '@pitstop/plugin-devhose-node';

/** Whether a delivery only checks the way in: it is kept, and nothing is read from it. */
export function isTestDelivery(headers: DeliveryHeaders): boolean {
  return headers[testDeliveryHeader] !== undefined;
}
