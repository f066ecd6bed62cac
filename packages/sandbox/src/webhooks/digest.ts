import { createHash } from 'node:crypto';

/** What a delivery is known by where the tool gives it no id. */
export function digest(body: string): string {
  return createHash('sha256').update(body).digest('hex').slice(0, 32);
}
