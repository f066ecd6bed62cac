/*
 * Payloads repeat themselves: the repository alone is most of one. What does
 * not change is written as JSON once and spliced into what does, which is
 * several times as fast as serialising all of it each time.
 */

/** JSON text of a value. */
export type Json = string;

/** JSON text of the members of an object, without its braces. */
export type Members = string;

export function toMembers(fields: object): Members {
  return JSON.stringify(fields).slice(1, -1);
}

/** An object of fields and of members that are JSON already. */
export function toObject(fields: object, written: Record<string, Json>): Json {
  let text = JSON.stringify(fields).slice(0, -1);
  for (const name of Object.keys(written)) {
    text += `,"${name}":${written[name]}`;
  }
  return `${text}}`;
}

/** GitHub tells instants in UTC, to the second. */
export function instant(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

export function optionalInstant(at: number | undefined): string | null {
  return at === undefined ? null : instant(at);
}

/** Where git tells the instant, it tells the author's distance from UTC, too. */
export function localInstant(at: number, offsetMinutes: number): string {
  const local = new Date(at + offsetMinutes * 60_000).toISOString();
  const sign = offsetMinutes < 0 ? '-' : '+';
  const distance = Math.abs(offsetMinutes);
  const hours = String(Math.floor(distance / 60)).padStart(2, '0');
  const minutes = String(distance % 60).padStart(2, '0');
  return `${local.slice(0, 19)}${sign}${hours}:${minutes}`;
}

/** GitHub's opaque ids, in their newer form. */
export function nodeId(prefix: string, id: number): string {
  return `${prefix}_kwDO${id.toString(36).toUpperCase()}`;
}
