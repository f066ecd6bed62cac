import type { EventType } from '@pitstop/plugin-devhose-common';
import type { Fields } from './Fields';
import type { Person } from './person';
import type { Repository } from './repository';

/** What a payload says, before it is put into envelopes. */
export interface EventDraft {
  type: EventType;
  /** RFC 3339 in UTC; when it happened at GitHub. */
  happenedAt: string;
  repository: Repository;
  /** What it happened to, within the repository: `/pull/7`. */
  subjectPath: string;
  /** What CDEvents has a place for. */
  content: object;
  /** What Devhose adds. */
  customData: object;
  /** Who is behind it. */
  person: Person | undefined;
}

/** Reads a payload of one event family; undefined where there are no words for it. */
export type PayloadReader = (
  payload: Fields,
  received: { at: string },
) => EventDraft | undefined;
