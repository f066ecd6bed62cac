import { InputError } from '@backstage/errors';
import type {
  DeliveryHeaders,
  DeliverySource,
  ReceivedDelivery,
} from '@pitstop/plugin-devhose-node';
import type { Sources } from '../sources/Sources';

const instant =
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
const base64 = /^[A-Za-z0-9+/]*={0,2}$/;
const deliveryId = /^[^\p{Cc}]{1,256}$/u;

/** No tool that Devhose knows was there before. */
const earliest = Date.UTC(2000, 0, 1);

/** How far another machine's clock may be ahead. */
const clockDifferenceMilliseconds = 5 * 60 * 1000;

/**
 * Reads one line of an import, an
 * {@link @pitstop/plugin-devhose-common#ImportedDelivery}.
 *
 * @throws InputError or NotFoundError saying what is wrong with it.
 */
export function parseImportedDelivery(
  line: Buffer,
  sources: Sources,
): { source: DeliverySource; delivery: ReceivedDelivery; proof?: string } {
  const values = parseObject(line);
  const source = sources.get(readString(values, 'source'));
  const headers = readHeaderValues(values.headers);
  const body = readBodyValue(values);
  if (body.length > source.bodyLimitBytes) {
    throw new InputError(
      `its body has ${body.length} bytes, ${source.id} takes ${source.bodyLimitBytes}`,
    );
  }
  return {
    source,
    proof: values.proof === undefined ? undefined : readString(values, 'proof'),
    delivery: {
      source: source.id,
      deliveryId: readDeliveryId(values),
      eventName: source.eventName(body, headers),
      receivedAt: readReceivedAt(values),
      headers,
      body,
    },
  };
}

function parseObject(line: Buffer): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(line.toString());
  } catch (error) {
    throw new InputError('it is not JSON');
  }
  return asObject(value, 'it');
}

function asObject(value: unknown, name: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InputError(`${name} is not an object`);
  }
  return value as Record<string, unknown>;
}

function readString(values: Record<string, unknown>, name: string): string {
  const value = values[name];
  if (typeof value !== 'string') {
    throw new InputError(`its ${name} is missing or not a text`);
  }
  return value;
}

function readDeliveryId(values: Record<string, unknown>): string {
  const id = readString(values, 'deliveryId');
  if (!deliveryId.test(id)) {
    throw new InputError('its deliveryId is not 1 to 256 printable characters');
  }
  return id;
}

function readReceivedAt(values: Record<string, unknown>): Date {
  const text = readString(values, 'receivedAt');
  const receivedAt = new Date(text);
  if (!instant.test(text) || Number.isNaN(receivedAt.getTime())) {
    throw new InputError(
      'its receivedAt is not an RFC 3339 instant, such as 2026-07-31T09:30:00Z',
    );
  }
  const latest = Date.now() + clockDifferenceMilliseconds;
  if (receivedAt.getTime() < earliest || receivedAt.getTime() > latest) {
    throw new InputError(
      `its receivedAt, ${text}, is before the year 2000 or in the future`,
    );
  }
  return receivedAt;
}

function readHeaderValues(value: unknown): DeliveryHeaders {
  const headers: Record<string, string> = {};
  for (const [name, content] of Object.entries(
    asObject(value, 'its headers value'),
  )) {
    if (typeof content !== 'string') {
      throw new InputError(`its header ${name} is not a text`);
    }
    headers[name.toLowerCase()] = content;
  }
  return headers;
}

function readBodyValue(values: Record<string, unknown>): Buffer {
  const { body, bodyBase64 } = values;
  if (typeof body === 'string' && bodyBase64 === undefined) {
    return Buffer.from(body);
  }
  if (
    typeof bodyBase64 === 'string' &&
    body === undefined &&
    base64.test(bodyBase64)
  ) {
    return Buffer.from(bodyBase64, 'base64');
  }
  throw new InputError('it needs either body, a text, or bodyBase64');
}
