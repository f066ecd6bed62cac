import type { Observation } from './Observations';

/** What is hashed of a mark. */
export function nameOfMark(mark: string): string {
  return `mark ${mark}`;
}

/** Gives the keyed hash of a name. */
export type Hash = (name: string) => string;

/** The names in observations that must not be stored. */
export function* namesIn(
  observations: Iterable<Observation>,
): Generator<string> {
  for (const observation of observations) {
    const names: string[] = [];
    hideNames(observation, name => {
      names.push(name);
      return name;
    });
    yield* names;
  }
}

/**
 * Replaces the names of people, branches and labels, which often hold the name
 * of a person too.
 */
export function hideNames(observation: Observation, hash: Hash): Observation {
  const hashPerson = (contributor: string) => hash(`person ${contributor}`);
  const hashBranch = (repository: string, branch: string) =>
    hash(`branch ${repository} ${branch}`);

  const hashMarks = (marks: string[]) =>
    marks.map(mark => hash(nameOfMark(mark))).sort();

  switch (observation.kind) {
    case 'push': {
      const { push } = observation;
      return {
        kind: 'push',
        push: {
          ...push,
          branch: hashBranch(push.repository, push.branch),
          contributor: push.contributor && hashPerson(push.contributor),
        },
      };
    }
    case 'pull-request': {
      const { pullRequest } = observation;
      return {
        kind: 'pull-request',
        pullRequest: {
          ...pullRequest,
          headBranch: hashBranch(
            pullRequest.repository,
            pullRequest.headBranch,
          ),
          marks: hashMarks(pullRequest.marks),
          contributors: pullRequest.contributors.map(hashPerson),
        },
      };
    }
    case 'review': {
      const { review } = observation;
      return {
        kind: 'review',
        review: {
          ...review,
          contributor: review.contributor && hashPerson(review.contributor),
        },
      };
    }
    case 'incident': {
      const { incident } = observation;
      return {
        kind: 'incident',
        incident: { ...incident, marks: hashMarks(incident.marks) },
      };
    }
    default:
      return observation;
  }
}
