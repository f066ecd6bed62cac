import { eventTypes, type PushData } from '@pitstop/plugin-devhose-common';
import type { GithubDraft } from './GithubDraft';
import type { Fields } from '@pitstop/plugin-devhose-node';
import { readPerson } from './person';
import { revertedChange } from './revertedChange';
import { readRepository } from './repository';
import { touchedPaths } from '../../touchedPaths';

const branchPrefix = 'refs/heads/';

/** What GitHub writes where there is no commit. */
const noCommit = /^0+$/;

/** @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#push */
export function readPush(
  payload: Fields,
  received: { at: string },
): GithubDraft | undefined {
  const ref = payload.string('ref');
  if (!ref.startsWith(branchPrefix) || ref === branchPrefix) {
    return undefined;
  }
  const repository = readRepository(payload);
  const branch = ref.slice(branchPrefix.length);
  const data: PushData = {
    repository: repository.id,
    branch,
    isDefaultBranch: branch === repository.defaultBranch,
    before: readCommit(payload, 'before'),
    after: readCommit(payload, 'after'),
    forced: payload.boolean('forced'),
    commits: payload.objects('commits').map(commit => ({
      id: commit.commit('id'),
      authoredAt: commit.instant('timestamp'),
      distinct: commit.boolean('distinct'),
      reverts: revertedChange(commit.optionalString('message'), repository),
      paths: touchedPaths(commit),
    })),
  };

  return {
    type: eventTypes.branchPushed,
    // A push does not say when it happened, its repository does.
    happenedAt:
      payload.object('repository').optionalInstant('pushed_at') ?? received.at,
    repository,
    subjectPath: `/${ref}`,
    content: {},
    customData: data,
    person: readPerson(payload, 'sender'),
  };
}

function readCommit(payload: Fields, name: string): string | undefined {
  return noCommit.test(payload.string(name)) ? undefined : payload.commit(name);
}
