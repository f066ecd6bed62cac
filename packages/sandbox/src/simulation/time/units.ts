/** Lengths of time in milliseconds; all instants are milliseconds since 1970. */
export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;
export const week = 7 * day;
