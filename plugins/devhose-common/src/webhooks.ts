import type { EventFilter } from './consumers';

/** Where events are posted to, signed by Standard Webhooks. @public */
export interface WebhookEndpoint {
  id: string;
  url: string;
  filter: EventFilter;
  createdBy: string;
  createdAt: string;
  /** Failures since the last success. */
  failures: number;
  /** Nothing is posted until then, after too many failures. */
  pausedUntil?: string;
}

/** One post, and what became of it. @public */
export interface WebhookAttempt {
  eventId: string;
  attemptedAt: string;
  durationMilliseconds: number;
  /** Absent when there was no answer. */
  status?: number;
  /** Absent when it was taken. */
  error?: string;
}
