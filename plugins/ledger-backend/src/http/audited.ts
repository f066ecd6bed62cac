import type { AuditorService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { IncomingRequest } from './Authorizer';

/** Does something that is remembered, with who asked for it and whether it worked. */
export async function audited<T>(
  auditor: AuditorService,
  event: { eventId: string; request: IncomingRequest; meta?: JsonObject },
  action: () => Promise<T>,
  describe: (result: T) => JsonObject,
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
