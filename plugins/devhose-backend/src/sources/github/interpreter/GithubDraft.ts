import type { EventDraft, Fields } from '@pitstop/plugin-devhose-node';
import type { Repository } from './repository';

/** What a payload says; of GitHub, everything happens in a repository. */
export interface GithubDraft
  extends Omit<EventDraft, 'repository' | 'source' | 'subject'> {
  repository: Repository;
  /** What it happened to, within the repository: `/pull/7`. */
  subjectPath: string;
}

/** Reads a payload of one event family; undefined where there are no words for it. */
export type PayloadReader = (
  payload: Fields,
  received: { at: string },
) => GithubDraft | undefined;
