/** The first day of the month an instant lies in, in UTC: `2026-07-01`. */
export type Month = string;

export function monthOf(instant: Date): Month {
  return `${instant.toISOString().slice(0, 7)}-01`;
}

/** @param months - How many months later; negative for earlier. */
export function monthAfter(month: Month, months: number): Month {
  const start = new Date(`${month}T00:00:00Z`);
  start.setUTCMonth(start.getUTCMonth() + months);
  return monthOf(start);
}

/** The first instant of a month, as PostgreSQL reads it. */
export function monthStart(month: Month): string {
  return `${month}T00:00:00Z`;
}
