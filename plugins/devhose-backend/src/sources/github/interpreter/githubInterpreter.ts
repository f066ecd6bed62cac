import {
  createInterpreter,
  readPayload,
  type EventDraft,
} from '@pitstop/plugin-devhose-node';
import type { GithubDraft } from './GithubDraft';
import { readers } from './vocabulary';

/** Reads CDEvents from GitHub's webhooks. */
export const githubInterpreter = createInterpreter({
  version: 8,
  provider: 'github',

  read({ eventName, body, headers, receivedAt }) {
    // Payloads of other events are not even looked into.
    const draft = readers.get(eventName)?.(readPayload(body, headers), {
      at: receivedAt.toISOString(),
    });
    return draft ? [toEventDraft(draft)] : [];
  },
});

function toEventDraft({
  repository,
  subjectPath,
  ...draft
}: GithubDraft): EventDraft {
  return {
    ...draft,
    source: repository.uri,
    subject: `${repository.id}${subjectPath}`,
    repository: repository.id,
  };
}
