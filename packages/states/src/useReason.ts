import { useCallback } from 'react';
import { ResponseError } from '@backstage/errors';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { isUnreachable } from './isUnreachable';
import { statesTranslationRef } from './translation';

/**
 * Tells why something failed, in the words of who knows best: the server, if it
 * spoke. Browsers have only jargon for a server that did not.
 */
export function useReason(): (error: Error) => string {
  const { t } = useTranslationRef(statesTranslationRef);
  return useCallback(
    (error: Error) => {
      if (error instanceof ResponseError) {
        return `${error.cause.message} (${error.statusCode})`;
      }
      return isUnreachable(error) ? t('reason.unreachable') : error.message;
    },
    [t],
  );
}
