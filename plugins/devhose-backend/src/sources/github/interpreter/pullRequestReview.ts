import { eventTypes, type ReviewData } from '@pitstop/plugin-devhose-common';
import type { GithubDraft } from './GithubDraft';
import type { Fields } from '@pitstop/plugin-devhose-node';
import { readPerson } from './person';
import { readRepository, repositoryReference } from './repository';
import { UnreadableError } from '@pitstop/plugin-devhose-node';

/** @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request_review */
export function readPullRequestReview(
  payload: Fields,
): GithubDraft | undefined {
  if (payload.string('action') !== 'submitted') {
    return undefined;
  }
  const repository = readRepository(payload);
  const review = payload.object('review');
  const pull = payload.object('pull_request');
  const author = readPerson(pull, 'user');
  const reviewer = readPerson(review, 'user');
  const data: ReviewData = {
    repository: repository.id,
    number: pull.count('number'),
    uri: review.uri('html_url'),
    verdict: readVerdict(review),
    submittedAt: review.instant('submitted_at'),
    byAuthor: reviewer !== undefined && reviewer.id === author?.id,
    byBot: reviewer?.bot ?? false,
  };

  return {
    type: eventTypes.changeReviewed,
    happenedAt: data.submittedAt,
    repository,
    subjectPath: `/pull/${data.number}`,
    content: { repository: repositoryReference(repository) },
    customData: data,
    person: reviewer,
  };
}

function readVerdict(review: Fields): ReviewData['verdict'] {
  // Lower case in webhooks, upper case where the payload comes from the REST API.
  const state = review.string('state').toLowerCase();
  switch (state) {
    case 'approved':
    case 'changes_requested':
    case 'commented':
      return state;
    default:
      throw new UnreadableError('review.state is not a known verdict');
  }
}
