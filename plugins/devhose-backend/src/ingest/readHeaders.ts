import type { IncomingHttpHeaders } from 'node:http';
import type { DeliveryHeaders } from '@pitstop/plugin-devhose-node';

/** The headers of a request, repeated ones joined. */
export function readHeaders(headers: IncomingHttpHeaders): DeliveryHeaders {
  const read: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) {
      read[name] = Array.isArray(value) ? value.join(', ') : value;
    }
  }
  return read;
}
