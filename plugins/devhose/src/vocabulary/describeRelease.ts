import type { Translate } from '../translation';
import { shortCommit, type EventFacts } from './EventFacts';

/** A package URL as people write it: without its prefix. */
function artifactName(artifact: string): string {
  return artifact.replace(/^pkg:/, '');
}

/** What happened to an artifact. */
export function describeArtifact(
  predicate: string,
  { artifact }: EventFacts,
  t: Translate,
): string | undefined {
  switch (predicate) {
    case 'packaged':
    case 'signed':
    case 'published':
    case 'downloaded':
    case 'deleted':
      return (
        artifact &&
        t(`sentence.artifact.${predicate}`, { name: artifactName(artifact) })
      );
    default:
      return undefined;
  }
}

/** What happened to a deployment, or to the service that it brought. */
export function describeDeployment(
  predicate: string,
  { commit, artifact, environment }: EventFacts,
  t: Translate,
): string | undefined {
  const words = {
    version:
      (commit && shortCommit(commit)) ??
      (artifact && artifactName(artifact)) ??
      t('sentence.someVersion'),
    environment: environment ?? t('sentence.someEnvironment'),
  };
  switch (predicate) {
    case 'created':
    case 'queued':
    case 'started':
    case 'failed':
    case 'deactivated':
    case 'deployed':
      return t(`sentence.deployment.${predicate}`, words);
    default:
      return undefined;
  }
}
