import type { Identities } from '@pitstop/plugin-devhose-common';
import {
  imageArtifact,
  repositoryId,
  type Artifact,
  type Fields,
} from '@pitstop/plugin-devhose-node';

const commit = /^[0-9a-f]{40}([0-9a-f]{24})?$/;

/** Where triggers that name only owner and repository mean. */
const hosts: ReadonlyMap<string, string> = new Map([
  ['github', 'github.com'],
  ['gitlab', 'gitlab.com'],
  ['bitbucket', 'bitbucket.org'],
]);

/**
 * What made a pipeline run, by the names that everybody uses: a push tells the
 * commit, a build the commits that it was made of, an image itself.
 */
export function readTrigger(execution: Fields): Identities {
  const trigger = execution.optionalObject('trigger');
  const artifact = readImages(execution)[0];
  return {
    ...(trigger && (readGit(trigger) ?? readBuild(trigger))),
    artifact: artifact?.purl,
    artifactDigest: artifact?.digest,
  };
}

/** The images that came with the trigger or that a stage was told to use. */
export function readImages(holder: Fields): Artifact[] {
  const trigger = holder.optionalObject('trigger');
  return [
    ...artifactsIn(holder, 'artifacts'),
    ...artifactsIn(trigger, 'artifacts'),
    ...artifactsIn(trigger, 'resolvedExpectedArtifacts'),
  ];
}

function artifactsIn(holder: Fields | undefined, name: string): Artifact[] {
  if (!holder?.isList(name)) {
    return [];
  }
  return holder
    .objects(name)
    .map(artifact => artifact.optionalObject('boundArtifact') ?? artifact)
    .filter(artifact => artifact.optionalString('type') === 'docker/image')
    .map(artifact => imageArtifact(artifact.string('reference')))
    .filter(artifact => artifact !== undefined);
}

function readGit(trigger: Fields): Identities | undefined {
  const hash = trigger.optionalString('hash') ?? '';
  const host = hosts.get(trigger.optionalString('source') ?? '');
  const project = trigger.optionalString('project');
  const slug = trigger.optionalString('slug');
  if (!commit.test(hash)) {
    return undefined;
  }
  return {
    commit: hash,
    repository:
      host === undefined
        ? undefined
        : repositoryId(`https://${host}/${project}/${slug}`),
  };
}

function readBuild(trigger: Fields): Identities | undefined {
  const build = trigger.optionalObject('buildInfo');
  const scm = build?.isList('scm') ? build.objects('scm')[0] : undefined;
  const sha1 = scm?.optionalString('sha1') ?? '';
  if (scm === undefined || !commit.test(sha1)) {
    return undefined;
  }
  return {
    commit: sha1,
    repository: repositoryId(scm.optionalString('remoteUrl') ?? ''),
  };
}
