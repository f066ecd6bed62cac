import {
  createInterpreter,
  readPayload,
  type EventDraft,
  type Fields,
} from '@pitstop/plugin-devhose-node';
import { readDeployment } from './deployment';
import { readIssue } from './issue';
import { readJob } from './job';
import { readMergeRequest } from './mergeRequest';
import { readNote } from './note';
import { readPipeline } from './pipeline';
import { readPush } from './push';
import { readRelease } from './release';
import { readTagPush } from './tagPush';

/** Reads a payload of one kind; undefined where there are no words for it. */
type PayloadReader = (
  payload: Fields,
  received: { at: string },
) => EventDraft | undefined;

const readers: ReadonlyMap<string, PayloadReader> = new Map<
  string,
  PayloadReader
>([
  ['push', readPush],
  ['tag_push', readTagPush],
  ['merge_request', readMergeRequest],
  ['note', readNote],
  ['pipeline', readPipeline],
  ['build', readJob],
  ['deployment', readDeployment],
  ['release', readRelease],
  ['issue', readIssue],
  ['work_item', readIssue],
]);

/**
 * Reads CDEvents from GitLab's webhooks.
 *
 * @see https://docs.gitlab.com/user/project/integrations/webhook_events/
 */
export const gitlabInterpreter = createInterpreter({
  version: 4,
  provider: 'gitlab',
  read({ body, headers, receivedAt }) {
    const payload = readPayload(body, headers);
    const draft = readers.get(payload.string('object_kind'))?.(payload, {
      at: receivedAt.toISOString(),
    });
    return draft ? [draft] : [];
  },
});
