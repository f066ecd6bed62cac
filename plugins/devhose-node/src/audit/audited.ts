import type { AuditorService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';

/**
 * Does something that is remembered, with who asked for it and whether it
 * worked.
 *
 * @param describe - What is remembered of the result, besides that there is one.
 * @throws What the action throws, after it was remembered.
 * @public
 */
export async function audited<T>(
  auditor: AuditorService,
  event: Pick<
    Parameters<AuditorService['createEvent']>[0],
    'eventId' | 'request' | 'meta'
  >,
  action: () => Promise<T>,
  describe: (result: T) => JsonObject = () => ({}),
): Promise<T> {
  const audit = await auditor.createEvent({
    ...event,
    severityLevel: 'medium',
  });
  try {
    const result = await action();
    await audit.success({ meta: describe(result) });
    return result;
  } catch (error) {
    await audit.fail({ error: toError(error) });
    throw error;
  }
}
