import { CustomErrorBase } from '@backstage/errors';

/**
 * The configured database is missing, out of reach or not one that Pitstop
 * runs on. The message is a whole sentence for the operator.
 */
export class UnsupportedDatabaseError extends CustomErrorBase {
  name = 'UnsupportedDatabaseError' as const;
}
