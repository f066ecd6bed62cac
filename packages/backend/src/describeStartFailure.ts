import { isError, stringifyError } from '@backstage/errors';
import { UnsupportedDatabaseError } from './database/UnsupportedDatabaseError';

/** EX_CONFIG of sysexits.h. */
const CONFIGURATION_ERROR = 78;

/** What to say about a failed start, and the exit code of the process. */
export interface StartFailure {
  message: string;
  exitCode: number;
}

/**
 * A sentence and the code for a wrong configuration, where the operator can do
 * something about it; otherwise all that is known.
 */
export function describeStartFailure(error: unknown): StartFailure {
  if (error instanceof UnsupportedDatabaseError) {
    return { message: error.message, exitCode: CONFIGURATION_ERROR };
  }
  return {
    message:
      isError(error) && error.stack ? error.stack : stringifyError(error),
    exitCode: 1,
  };
}
