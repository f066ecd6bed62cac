import { isError, ResponseError } from '@backstage/errors';
import type { IngestReceipt } from '@pitstop/plugin-devhose-common';

/** What Devhose answers when it has taken a delivery in; undefined for anything else. */
export async function readReceipt(
  response: Response,
): Promise<IngestReceipt | undefined> {
  if (!response.ok) {
    return undefined;
  }
  try {
    const value: unknown = await response.json();
    return isReceipt(value) ? value : undefined;
  } catch (error) {
    if (isError(error) && error.name === 'SyntaxError') {
      return undefined;
    }
    throw error;
  }
}

/** An answer in words: its status, and why, or where it leads. */
export async function describeAnswer(response: Response): Promise<string> {
  const { status, headers } = response;
  const location = headers.get('location');
  if (location) {
    return `${status}, to ${location}`;
  }
  if (!response.ok && headers.get('content-type')?.includes('json')) {
    const { cause } = await ResponseError.fromResponse(response);
    return `${status}: ${cause.message}`;
  }
  return `${status} ${headers.get('content-type') ?? ''}`.trim();
}

function isReceipt(value: unknown): value is IngestReceipt {
  return (
    typeof value === 'object' &&
    value !== null &&
    'sequence' in value &&
    typeof value.sequence === 'number' &&
    'status' in value &&
    (value.status === 'stored' || value.status === 'duplicate')
  );
}
