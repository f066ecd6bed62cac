import { eventTypes } from '@pitstop/plugin-devhose-common';
import {
  imageArtifact,
  packageUrl,
  UnreadableError,
  type Artifact,
  type Fields,
} from '@pitstop/plugin-devhose-node';
import type { GithubDraft } from './GithubDraft';
import { happening } from './happening';
import { readRepository, type Repository } from './repository';

/** @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#release */
export function readRelease(payload: Fields): GithubDraft {
  const action = payload.string('action');
  const { owner, name } = readRepository(payload);
  const release = payload.object('release');
  const tag = release.string('tag_name');
  return happening(payload, {
    subject: 'release',
    predicate: action,
    happenedAt:
      release.optionalInstant('published_at') ?? release.instant('created_at'),
    path: `/releases/${release.count('id')}`,
    data: {
      tag,
      uri: release.uri('html_url'),
      draft: release.boolean('draft'),
      prerelease: release.boolean('prerelease'),
      artifact: packageUrl({
        type: 'github',
        namespace: owner,
        name,
        version: tag,
      }),
    },
  });
}

/** How package URLs call GitHub's kinds of packages. */
const packageTypes: ReadonlyMap<string, string> = new Map([
  ['npm', 'npm'],
  ['maven', 'maven'],
  ['rubygems', 'gem'],
  ['nuget', 'nuget'],
]);

const digest = /^sha256:[0-9a-f]{64}$/;

/**
 * A version of a package, told both as `package` and as `registry_package`.
 *
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#package
 */
export function readPackage(payload: Fields): GithubDraft | undefined {
  const described =
    payload.optionalObject('package') ?? payload.object('registry_package');
  const version = described.optionalObject('package_version');
  if (version === undefined) {
    return undefined;
  }
  const repository = readRepository(payload);
  const artifact = readArtifact(described, version, repository);
  const draft = happening(payload, {
    subject: 'package',
    predicate: payload.string('action'),
    happenedAt:
      version.optionalInstant('created_at') ?? described.instant('updated_at'),
    path: `/packages/${described.count('id')}`,
    data: { artifact: artifact.purl, artifactDigest: artifact.digest },
  });
  return payload.string('action') === 'published'
    ? { ...draft, type: eventTypes.artifactPublished }
    : draft;
}

function readArtifact(
  described: Fields,
  version: Fields,
  { owner }: Repository,
): Artifact {
  const kind = described.string('package_type').toLowerCase();
  const name = described.string('name');
  const number = version.string('version');
  const isImage = digest.test(number);
  const tag = version
    .optionalObject('container_metadata')
    ?.optionalObject('tag')
    ?.optionalString('name');
  const purl = packageUrl({
    type: packageTypes.get(kind) ?? 'generic',
    namespace: kind === 'npm' ? `@${owner}` : owner,
    name,
    version: number,
  });
  const artifact = isImage
    ? imageArtifact(`ghcr.io/${owner}/${name}${tag ? `:${tag}` : ''}@${number}`)
    : purl && { purl };
  if (!artifact) {
    throw new UnreadableError('package and version name no artifact');
  }
  return artifact;
}
