import type { Dispatch } from '../simulation';

export interface EndedDeployment {
  at: number;
  sha: string;
  environment: string;
  succeeded: boolean;
}

/** How a deployment ended, if that is what is told, whatever brought it about. */
function endedDeployment({
  at,
  happening,
}: Dispatch): EndedDeployment | undefined {
  if (happening.kind === 'spinnaker' && happening.action !== 'starting') {
    const { sha, environment } = happening.execution;
    const succeeded = happening.action === 'complete';
    return { at, sha, environment, succeeded };
  }
  if (
    happening.kind === 'deployment_status' &&
    ['success', 'failure', 'error'].includes(happening.state)
  ) {
    const { sha, environment } = happening.deployment;
    return { at, sha, environment, succeeded: happening.state === 'success' };
  }
  return undefined;
}

/** The successful deployments to production of a repository's story. */
export function productionDeployments(story: Dispatch[]): EndedDeployment[] {
  return story.flatMap(dispatch => {
    const ended = endedDeployment(dispatch);
    const { production } = dispatch.repository.environments;
    return ended?.succeeded && ended.environment === production ? [ended] : [];
  });
}
