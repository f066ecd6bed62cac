import type { RepositoryId } from '@pitstop/plugin-devhose-common';
import {
  repositoryId,
  UnreadableError,
  type Fields,
  type Person,
} from '@pitstop/plugin-devhose-node';

/** The project that an event is about, and its repository. */
export interface Project {
  id: RepositoryId;
  uri: string;
  /** Absent in the payloads of jobs. */
  defaultBranch?: string;
}

export function readProject(payload: Fields): Project {
  const project = payload.optionalObject('project');
  const uri = project
    ? project.uri('web_url')
    : payload.object('repository').uri('homepage');
  const id = repositoryId(uri);
  if (id === undefined) {
    throw new UnreadableError('project.web_url is not host and path');
  }
  return { id, uri, defaultBranch: project?.optionalString('default_branch') };
}

/** A repository as CDEvents refers to one. */
export function repositoryReference(project: Project): {
  id: string;
  source: string;
} {
  return { id: project.id, source: project.uri };
}

/** @see https://docs.gitlab.com/user/project/settings/project_access_tokens/#bot-users-for-projects */
const botName = /^(?:project|group)_\d+_bot|^ghost\d*$|[-_]bot$/i;

/** By GitLab's own number of the account. */
export function readUser(payload: Fields): Person | undefined {
  const user = payload.optionalObject('user');
  const id = user?.optionalCount('id');
  return id === undefined
    ? undefined
    : { id, bot: botName.test(user?.optionalString('username') ?? '') };
}
