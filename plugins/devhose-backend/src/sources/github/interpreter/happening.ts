import { customEventType } from '@pitstop/plugin-devhose-common';
import type { Fields } from '@pitstop/plugin-devhose-node';
import type { GithubDraft } from './GithubDraft';
import { readPerson } from './person';
import { readRepository } from './repository';

/** Something that CDEvents has no word for, and that happened to one thing of a repository. */
export function happening(
  payload: Fields,
  what: {
    /** Such as `release`. */
    subject: string;
    /** Such as `published`. */
    predicate: string;
    happenedAt: string;
    /** Within the repository: `/releases/17372790`. */
    path: string;
    data: object;
  },
): GithubDraft {
  const repository = readRepository(payload);
  return {
    type: customEventType({ tool: 'github', ...what }),
    happenedAt: what.happenedAt,
    repository,
    subjectPath: what.path,
    content: {},
    customData: { repository: repository.id, ...what.data },
    person: readPerson(payload, 'sender'),
  };
}
