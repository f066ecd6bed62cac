import type { CloudEvent } from '@pitstop/plugin-devhose-common';
import type { JsonObject, JsonValue } from '@backstage/types';

/** A push of more than this brings in a branch's whole history; its head says enough. */
const mostCommits = 50;

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The `customData` of an event, whatever is in it. */
export function customDataOf(event: CloudEvent): JsonObject {
  const { customData }: { customData?: JsonValue } = JSON.parse(
    JSON.stringify({ customData: event.data.customData }),
  );
  return isObject(customData) ? customData : {};
}

/**
 * What an event has in common with those before and after it on the way from
 * a commit to production: commits, the pull request, the artifact, the
 * deployment itself.
 */
export function namesOf(event: CloudEvent): Set<string> {
  const data = customDataOf(event);
  const names = new Set([event.subject]);
  const single = [
    data.commit,
    data.mergeCommit,
    data.headCommit,
    data.after,
    data.change,
    data.artifact,
    data.artifactDigest,
    data.incident,
  ];
  for (const name of single) {
    if (typeof name === 'string' && name !== '') {
      names.add(name);
    }
  }
  const commits = Array.isArray(data.commits) ? data.commits : [];
  for (const commit of commits.slice(-mostCommits)) {
    if (isObject(commit) && typeof commit.id === 'string') {
      names.add(commit.id);
    }
  }
  return names;
}
