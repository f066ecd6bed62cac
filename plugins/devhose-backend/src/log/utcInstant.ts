/** SQL that writes an instant as RFC 3339 in UTC with milliseconds, like `Date.toISOString`. */
export function utcInstant(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
