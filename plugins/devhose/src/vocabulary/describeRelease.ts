import type { Translate } from '../translation';
import { artifactName } from './artifactName';
import { shortCommit, type EventFacts } from './EventFacts';

/** A package URL as people say it: its name and version, a commit or digest in short. */
function artifactWords(artifact: string): string {
  const name = artifactName(artifact);
  const [, version] = artifact.replace(/[?#].*$/, '').split('@');
  return version === undefined ? name : `${name} ${shortVersion(version)}`;
}

function shortVersion(version: string): string {
  const digest = /^(?:sha256(?::|%3a))?([0-9a-f]{12,})$/i.exec(version)?.[1];
  return digest === undefined
    ? decodeURIComponent(version)
    : shortCommit(digest);
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
        t(`sentence.artifact.${predicate}`, { name: artifactWords(artifact) })
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
      (artifact && artifactWords(artifact)) ??
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
