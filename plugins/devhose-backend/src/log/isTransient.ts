/**
 * Classes of SQLSTATE that say nothing about the data: connection exceptions,
 * transaction rollbacks (serialization, deadlock), insufficient resources,
 * operator intervention (shutdown, cancel), system errors.
 *
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const transientClasses = new Set(['08', '40', '53', '57', '58']);

const sqlState = /^[0-9A-Z]{5}$/;

/** Whether the same statement may well succeed later. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) {
    return false;
  }
  const code = 'code' in error ? error.code : undefined;
  if (typeof code === 'string' && sqlState.test(code)) {
    return transientClasses.has(code.slice(0, 2));
  }
  // Without a SQLSTATE the server has not judged the statement: it is the
  // network, the pool or the driver that failed.
  return true;
}
