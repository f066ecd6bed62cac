import {
  eventTypes,
  type EventType,
  type RunData,
} from '@pitstop/plugin-devhose-common';
import {
  changeId,
  createInterpreter,
  pipelineId,
  readPayload,
  repositoryId,
  UnreadableError,
  type EventDraft,
  type Fields,
} from '@pitstop/plugin-devhose-node';

const pipelineName = 'Travis CI';

/** Travis builds what lies at GitHub, unless it says so. */
const usualHost = 'github.com';

interface State {
  type: EventType;
  outcome?: 'success' | 'failure' | 'cancel' | 'error';
}

const states: ReadonlyMap<string, State> = new Map<string, State>([
  ['created', { type: eventTypes.pipelineRunQueued }],
  ['received', { type: eventTypes.pipelineRunQueued }],
  ['pending', { type: eventTypes.pipelineRunQueued }],
  ['started', { type: eventTypes.pipelineRunStarted }],
  ['passed', finished('success')],
  ['fixed', finished('success')],
  ['failed', finished('failure')],
  ['broken', finished('failure')],
  ['still failing', finished('failure')],
  ['errored', finished('error')],
  ['canceled', finished('cancel')],
]);

/**
 * Reads CDEvents from Travis CI's webhooks.
 *
 * @see https://docs.travis-ci.com/user/notifications/#webhooks-delivery-format
 */
export const travisInterpreter = createInterpreter({
  version: 2,
  provider: 'travis',
  read: ({ body, headers, receivedAt }) => [
    readBuild(readPayload(body, headers), receivedAt.toISOString()),
  ],
});

function finished(outcome: State['outcome']): State {
  return { type: eventTypes.pipelineRunFinished, outcome };
}

function readBuild(build: Fields, receivedAt: string): EventDraft {
  const { type, outcome } = readState(build);
  const repository = readRepository(build);
  const uri = build.uri('build_url');
  const startedAt = build.optionalInstant('started_at');
  const number = build.optionalCount('pull_request_number');
  const finishedAt =
    outcome && (build.optionalInstant('finished_at') ?? receivedAt);
  const data: RunData = {
    repository,
    // A pull request is built as merged; only its head is known elsewhere.
    commit: build.optionalCommit('head_commit') ?? build.commit('commit'),
    branch: build.optionalString('branch'),
    // The branch is the one that the pull request goes to.
    onDefaultBranch: number === undefined ? undefined : false,
    change: number === undefined ? undefined : changeId(repository, number),
    pipeline: pipelineId(repository, pipelineName),
    name: pipelineName,
    attempt: 1,
    createdAt: startedAt ?? receivedAt,
    startedAt,
    finishedAt,
    conclusion: outcome && readStateName(build),
  };
  return {
    type,
    happenedAt: finishedAt ?? data.createdAt,
    source: uri.replace(/\/builds\/.*$/, ''),
    subject: `${repository}/builds/${build.count('id')}`,
    repository,
    content: { pipelineName, uri, ...(outcome && { outcome }) },
    customData: data,
  };
}

function readState(build: Fields): State {
  const state = states.get(readStateName(build));
  if (state === undefined) {
    throw new UnreadableError('state is not a known state of a build');
  }
  return state;
}

/** Older ones have no `state`, only a message. */
function readStateName(build: Fields): string {
  const name = build.optionalString('state') ?? build.string('status_message');
  return name.toLowerCase();
}

function readRepository(build: Fields): string {
  const repository = build.object('repository');
  const compare = build.optionalString('compare_url') ?? '';
  const host = /^https?:\/\/([^/]+)\//.exec(compare)?.[1] ?? usualHost;
  const path = `${repository.string('owner_name')}/${repository.string(
    'name',
  )}`;
  const id = repositoryId(`https://${host}/${path}`);
  if (id === undefined) {
    throw new UnreadableError('repository is not owner and name');
  }
  return id;
}
