import { customEventType } from '@pitstop/plugin-devhose-common';
import type { EventDraft, Fields } from '@pitstop/plugin-devhose-node';
import { readProject } from './project';
import { noCommit } from './push';

/** @see https://docs.gitlab.com/user/project/integrations/webhook_events/#tag-events */
export function readTagPush(
  payload: Fields,
  received: { at: string },
): EventDraft {
  const project = readProject(payload);
  const ref = payload.string('ref');
  const deleted = noCommit.test(payload.string('after'));
  const id = payload.optionalCount('user_id');
  return {
    type: customEventType({
      tool: 'gitlab',
      subject: 'tag',
      predicate: deleted ? 'deleted' : 'created',
    }),
    happenedAt: received.at,
    source: project.uri,
    subject: `${project.id}/${ref}`,
    repository: project.id,
    content: {},
    customData: {
      repository: project.id,
      tag: ref.replace(/^refs\/tags\//, ''),
      commit:
        payload.optionalString('checkout_sha') &&
        payload.commit('checkout_sha'),
    },
    person: id === undefined ? undefined : { id, bot: false },
  };
}
