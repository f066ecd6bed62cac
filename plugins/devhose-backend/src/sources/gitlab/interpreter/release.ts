import { customEventType } from '@pitstop/plugin-devhose-common';
import type { EventDraft, Fields } from '@pitstop/plugin-devhose-node';
import { readProject } from './project';

const predicates: ReadonlyMap<string, string> = new Map([
  ['create', 'published'],
  ['update', 'updated'],
  ['delete', 'deleted'],
]);

/** @see https://docs.gitlab.com/user/project/integrations/webhook_events/#release-events */
export function readRelease(
  payload: Fields,
  received: { at: string },
): EventDraft | undefined {
  const action = payload.string('action');
  const predicate = predicates.get(action);
  if (predicate === undefined) {
    return undefined;
  }
  const project = readProject(payload);
  const tag = payload.string('tag');
  return {
    type: customEventType({ tool: 'gitlab', subject: 'release', predicate }),
    happenedAt:
      action === 'create' ? payload.instant('released_at') : received.at,
    source: project.uri,
    subject: `${project.id}/releases/${encodeURIComponent(tag)}`,
    repository: project.id,
    content: {},
    customData: {
      repository: project.id,
      tag,
      commit: payload.optionalObject('commit')?.commit('id'),
      uri: payload.uri('url'),
    },
  };
}
