import type { Instant } from '../observe';

export function toIso(instant: Instant): string {
  return new Date(instant).toISOString();
}
