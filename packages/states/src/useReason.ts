import { useCallback } from 'react';
import { ResponseError } from '@backstage/errors';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { statesTranslationRef } from './translation';

/** What Chromium, Firefox and Safari say where no answer came at all. */
const unreachable = /^(Failed to fetch|NetworkError when |Load failed)/;

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
      return error instanceof TypeError && unreachable.test(error.message)
        ? t('reason.unreachable')
        : error.message;
    },
    [t],
  );
}
